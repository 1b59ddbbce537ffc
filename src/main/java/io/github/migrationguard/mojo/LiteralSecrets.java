package io.github.migrationguard.mojo;

import io.github.migrationguard.finding.GuardException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Model;
import org.apache.maven.model.ModelBase;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Passwords in a POM as somebody typed them, before Maven puts values for references: a POM is read by many. */
record LiteralSecrets(MavenProject project) {
    private static final Pattern IN_URL = Pattern.compile("//[^:@/?]*:([^@/?]+)@|[?&](?:password|sslpassword)=([^&]+)");

    /**
     * Looks into the POM of the project and its parents.
     *
     * @param own this plugin; null where Maven does not say
     * @throws GuardException where one holds a password that is no reference such as <code>${env.DB_PASSWORD}</code>
     */
    void refuse(String property, String element, @Nullable Plugin own) {
        for (MavenProject at = project; at != null; at = at.getParent()) {
            Model written = at.getOriginalModel();
            if (written == null) {
                continue;
            }
            List<ModelBase> parts = new ArrayList<>(written.getProfiles());
            parts.add(written);
            for (ModelBase part : parts) {
                check(at, "<" + property + ">", element, part.getProperties().getProperty(property));
                BuildBase build = part instanceof Profile profile ? profile.getBuild() : written.getBuild();
                if (build != null && own != null) {
                    check(at, element, build, own);
                }
            }
        }
    }

    private static void check(MavenProject at, String element, BuildBase build, Plugin own) {
        List<Plugin> plugins = new ArrayList<>(build.getPlugins());
        if (build.getPluginManagement() != null) {
            plugins.addAll(build.getPluginManagement().getPlugins());
        }
        for (Plugin plugin : plugins) {
            if (own.getArtifactId().equals(plugin.getArtifactId())) {
                String shown = "<" + element + ">";
                check(at, shown, element, PrivateParameters.child(plugin.getConfiguration(), element));
                for (PluginExecution execution : plugin.getExecutions()) {
                    check(at, shown, element, PrivateParameters.child(execution.getConfiguration(), element));
                }
            }
        }
    }

    private static void check(MavenProject at, String shown, String element, @Nullable String text) {
        if (text == null) {
            return;
        }
        boolean url = element.toLowerCase(Locale.ROOT).endsWith("url");
        boolean literal = url ? literalInUrl(text) : !text.isBlank() && !text.contains("${");
        if (literal) {
            throw new GuardException(
                    "The POM of " + at.getId() + " holds a password in " + shown,
                    "Take it from the environment, as in ${env.DB_PASSWORD}, or from a server in Maven's settings by"
                            + " serverId.");
        }
    }

    private static boolean literalInUrl(String text) {
        Matcher secrets = IN_URL.matcher(text);
        while (secrets.find()) {
            String secret = secrets.group(1) == null ? secrets.group(2) : secrets.group(1);
            if (!secret.contains("${")) {
                return true;
            }
        }
        return false;
    }
}
