package io.github.migrationguard.mojo;

import io.github.migrationguard.finding.GuardException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Parameters that may hold a secret: URLs and passwords. Maven does not inject them, because {@code mvn -X} prints whatever
 * it injects, and the whole configuration of a declared parameter besides. A property comes before the POM.
 */
record PrivateParameters(MavenSession session, MavenProject project, MojoExecution execution) {
    private static final String PREFIX = "migration-guard.";

    /**
     * The value; null where nobody set one.
     *
     * @param name as in the property, {@code proof.url}
     * @param element as in the POM, {@code proofUrl}
     * @throws GuardException where the POM holds a password as plain text, or refers to what is not set
     */
    @Nullable
    String value(String name, String element) {
        new LiteralSecrets(project).refuse(PREFIX + name, element, execution.getPlugin());
        String value = property(PREFIX + name);
        if (value == null) {
            value = configured(element);
        }
        if (value == null || value.isBlank()) {
            return null;
        }
        int reference = value.indexOf("${");
        if (reference >= 0) {
            int end = value.indexOf('}', reference);
            throw new GuardException(
                    name + " refers to " + value.substring(reference, end < 0 ? reference + 2 : end + 1)
                            + ", which is not set",
                    "Set that property or environment variable, or give -D" + PREFIX + name + ".");
        }
        return value.strip();
    }

    private @Nullable String property(String name) {
        for (Properties properties :
                List.of(session.getUserProperties(), session.getSystemProperties(), project.getProperties())) {
            String value = properties.getProperty(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** As Maven finds the configuration of an execution: that of the execution, else that of the plugin. */
    private @Nullable String configured(String element) {
        Plugin own = execution.getPlugin();
        Build build = project.getBuild();
        Plugin plugin = own == null || build == null ? null : find(own, build);
        if (plugin == null) {
            return null;
        }
        for (PluginExecution candidate : plugin.getExecutions()) {
            if (candidate.getId().equals(execution.getExecutionId())) {
                String value = child(candidate.getConfiguration(), element);
                if (value != null) {
                    return value;
                }
            }
        }
        return child(plugin.getConfiguration(), element);
    }

    private static @Nullable Plugin find(Plugin own, BuildBase build) {
        List<Plugin> plugins = new ArrayList<>(build.getPlugins());
        if (build.getPluginManagement() != null) {
            plugins.addAll(build.getPluginManagement().getPlugins());
        }
        for (Plugin plugin : plugins) {
            if (plugin.getKey().equals(own.getKey())) {
                return plugin;
            }
        }
        return null;
    }

    static @Nullable String child(@Nullable Object configuration, String element) {
        Xpp3Dom child = configuration instanceof Xpp3Dom dom ? dom.getChild(element) : null;
        return child == null ? null : child.getValue();
    }
}
