package io.github.migrationguard.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.migrationguard.database.Target;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsProblem;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which source of a URL and of a password comes first. */
final class TargetParametersTest {
    @TempDir
    private Path module;

    private final Properties typed = new Properties();
    private final Properties system = new Properties();
    private final Settings settings = new Settings();
    private final Model effective = new Model();
    private final Model written = new Model();
    private final SettingsDecrypter decrypter = mock(SettingsDecrypter.class);
    private final SettingsDecryptionResult decrypted = mock(SettingsDecryptionResult.class);
    private final MavenSession session = mock(MavenSession.class);
    private final MojoExecution execution = mock(MojoExecution.class);

    @BeforeEach
    void maven() {
        when(session.getUserProperties()).thenReturn(typed);
        when(session.getSystemProperties()).thenReturn(system);
        when(session.getSettings()).thenReturn(settings);
        when(decrypter.decrypt(org.mockito.ArgumentMatchers.any())).thenReturn(decrypted);
        when(decrypted.getProblems()).thenReturn(List.of());
        when(execution.getPlugin()).thenReturn(plugin());
        when(execution.getExecutionId()).thenReturn("production");
        for (Model model : List.of(effective, written)) {
            model.setBuild(new Build());
            model.setGroupId("it");
            model.setArtifactId("shop");
            model.setVersion("1");
        }
    }

    private static Plugin plugin() {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.migrationguard");
        plugin.setArtifactId("migration-guard-maven-plugin");
        return plugin;
    }

    private static Xpp3Dom dom(String xml) {
        try {
            return Xpp3DomBuilder.build(new StringReader("<configuration>" + xml + "</configuration>"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void configure(Model model, String xml, @Nullable String ofExecution) {
        Plugin plugin = plugin();
        plugin.setConfiguration(dom(xml));
        if (ofExecution != null) {
            PluginExecution configured = new PluginExecution();
            configured.setId("production");
            configured.setConfiguration(dom(ofExecution));
            plugin.addExecution(configured);
        }
        model.getBuild().addPlugin(plugin);
    }

    private void server(String user, String password, String configuration) {
        Server server = new Server();
        server.setId("shop");
        server.setUsername(user);
        server.setPassword(password);
        server.setConfiguration(dom(configuration));
        settings.addServer(server);
        when(decrypted.getServer()).thenReturn(server);
    }

    private TargetParameters parameters(@Nullable String user, @Nullable String serverId) {
        MavenProject project = new MavenProject(effective);
        project.setOriginalModel(written);
        return new TargetParameters(
                new PrivateParameters(session, project, execution),
                user,
                serverId,
                decrypter,
                new Workplace(module, module, List.of(module), module, true));
    }

    private static String shown(Target target) {
        return target.user() + ":" + target.password() + "@" + target.url().address() + "/"
                + target.url().database() + " " + target.source();
    }

    @Test
    void aPropertyComesBeforeAllElse() throws IOException {
        typed.setProperty("migration-guard.url", "postgresql://u:a@typed/db");
        configure(effective, "<url>postgresql://u:b@pom/db</url>", null);
        system.setProperty("env.DATABASE_URL", "postgresql://u:c@env/db");
        Files.writeString(module.resolve(".env"), "DATABASE_URL=postgresql://u:d@file/db");
        assertThat(shown(parameters(null, null).target(true))).isEqualTo("u:a@typed:5432/db PARAMETER");
        typed.clear();
        assertThat(shown(parameters(null, null).target(true))).isEqualTo("u:b@pom:5432/db PARAMETER");
        effective.getBuild().getPlugins().clear();
        assertThat(shown(parameters(null, null).target(true))).isEqualTo("u:c@env:5432/db ENVIRONMENT");
        system.clear();
        assertThat(shown(parameters(null, null).target(true))).isEqualTo("u:d@file:5432/db ENV_FILE");
    }

    @Test
    void theConfigurationOfTheExecutionComesBeforeThatOfThePlugin() {
        configure(effective, "<url>postgresql://u@plugin/db</url>", "<url>postgresql://u@execution/db</url>");
        assertThat(shown(parameters(null, null).target(true))).isEqualTo("u:null@execution:5432/db PARAMETER");
    }

    @Test
    void theEnvironmentHasNoSayInABuild() throws IOException {
        system.setProperty("env.DATABASE_URL", "postgresql://u:c@env/db");
        Files.writeString(module.resolve(".env"), "DATABASE_URL=postgresql://u:d@file/db");
        assertThat(parameters(null, null).named()).isFalse();
        server("me", "pw", "");
        assertThat(parameters(null, "shop").named()).isTrue();
        assertThatThrownBy(() -> parameters(null, "shop").target(false))
                .hasMessage("serverId names 'shop', but no url is set");
    }

    @Test
    void userAndPasswordComeFromParametersThenTheServerThenTheUrl() {
        server("me", "s", "<url>postgresql://u:a@settings/db</url>");
        assertThat(shown(parameters(null, "shop").target(false))).isEqualTo("me:s@settings:5432/db SETTINGS");
        typed.setProperty("migration-guard.password", "p");
        assertThat(shown(parameters("you", "shop").target(false))).isEqualTo("you:p@settings:5432/db SETTINGS");
    }

    @Test
    void aServerThatIsUnknownOrCannotBeDecryptedIsNoWrongPassword() {
        assertThatThrownBy(() -> parameters(null, "shop").target(true)).hasMessageContaining("is no server");
        server("me", "{abc=}", "<url>postgresql://settings/db</url>");
        SettingsProblem problem =
                new DefaultSettingsProblem("no master", SettingsProblem.Severity.ERROR, "", 0, 0, null);
        when(decrypted.getProblems()).thenReturn(List.of(problem));
        assertThatThrownBy(() -> parameters(null, "shop").target(true))
                .hasMessage("The password of the server 'shop' in Maven's settings cannot be decrypted");
    }

    @Test
    void withoutUserOrUrlItSaysWhatToSet() {
        assertThatThrownBy(() -> parameters(null, null).target(true)).hasMessage("No database is named");
        typed.setProperty("migration-guard.url", "jdbc:postgresql://db/app");
        assertThatThrownBy(() -> parameters(null, null).target(true)).hasMessageContaining("names no user");
        assertThat(parameters("me", null).target(true).user()).isEqualTo("me");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<password>s3cret</password>",
                "<url>postgresql://me:s3cret@db/app</url>",
                "<url>jdbc:postgresql://db/app?user=me&amp;password=s3cret</url>",
                "<url>postgresql://me@db/app?sslpassword=s3cret</url>"
            })
    void aPasswordInThePomIsRefused(String xml) {
        typed.setProperty("migration-guard.url", "postgresql://u:a@typed/db");
        configure(written, "", xml);
        assertThatThrownBy(() -> parameters(null, null).target(true))
                .hasMessageStartingWith("The POM of it:shop:jar:1 holds a password in <")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aPasswordInAPropertyOfThePomIsRefused() {
        typed.setProperty("migration-guard.url", "postgresql://u@typed/db");
        written.addProperty("migration-guard.password", "s3cret");
        assertThatThrownBy(() -> parameters(null, null).target(true))
                .hasMessageContaining("<migration-guard.password>");
    }

    @Test
    void aReferenceIsFineAndOneToNothingIsNamed() {
        configure(written, "<url>postgresql://me:${env.PW}@db/app</url><password>${pw}</password>", null);
        configure(effective, "<url>postgresql://me:a@db/app</url><password>b</password>", null);
        assertThat(shown(parameters(null, null).target(true))).isEqualTo("me:b@db:5432/app PARAMETER");
        effective.getBuild().getPlugins().clear();
        configure(effective, "<url>postgresql://me:${env.PW}@db/app</url>", null);
        assertThatThrownBy(() -> parameters(null, null).target(true))
                .hasMessage("url refers to ${env.PW}, which is not set");
    }
}
