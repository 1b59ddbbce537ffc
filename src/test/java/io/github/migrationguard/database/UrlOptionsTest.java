package io.github.migrationguard.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.finding.GuardException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every parameter of a Prisma URL, and what becomes of it. */
final class UrlOptionsTest {
    private static String options(String query) {
        return new TreeMap<>(DatabaseUrl.parse("url", "postgresql://me@db/app?" + query)
                        .sessions()
                        .options())
                .toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sslmode=require                            | {sslmode=require}
            sslmode=no-verify                          | {sslmode=prefer}
            sslmode=verify-full&sslrootcert=ca.pem     | {sslmode=verify-full, sslrootcert=ca.pem}
            sslaccept=accept_invalid_certs             | {}
            sslmode=require&sslaccept=strict           | {sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory, sslmode=verify-full}
            sslaccept=strict&sslcert=ca.pem            | {sslmode=verify-full, sslrootcert=ca.pem}
            sslmode=disable&sslaccept=strict           | {sslmode=disable}
            sslcert=me.pem&sslkey=me.pk8               | {sslcert=me.pem, sslkey=me.pk8, sslpassword=}
            sslidentity=me.p12&sslpassword=pw          | {sslkey=me.p12, sslpassword=pw}
            sslidentity=me.p12                         | {sslkey=me.p12, sslpassword=}
            connect_timeout=7&socket_timeout=9         | {connectTimeout=7, socketTimeout=9}
            connect_timeout=soon                       | {}
            application_name=deploy                    | {ApplicationName=deploy}
            options=-c%20work_mem%3D1MB                | {options=-c work_mem=1MB}
            channel_binding=require                    | {channelBinding=require}
            pgbouncer=true                             | {prepareThreshold=0}
            pgbouncer=false                            | {}
            schema=app                                 | {}
            connection_limit=1&pool_timeout=2          | {}
            max_connection_lifetime=1&statement_cache_size=5&max_idle_connection_lifetime=1 | {}
            loggerFile=x&socketFactory=y&sslfactory=z  | {}
            """)
    void ofPrisma(String query, String expected) {
        assertThat(options(query)).isEqualTo(expected);
    }

    @Test
    void ofTheDriverKeepTheirMeaning() {
        DatabaseUrl url = DatabaseUrl.parse(
                "url",
                "jdbc:postgresql://db/app?sslcert=me.pem&currentSchema=app,public&loggerFile=x&connectTimeout=3");
        assertThat(url.sessions().options()).isEqualTo(Map.of("sslcert", "me.pem", "connectTimeout", "3"));
        assertThat(url.schema()).isEqualTo("app");
    }

    @Test
    void theSchemaIsOneNameAndTheHostCanStandBehind() {
        DatabaseUrl url = DatabaseUrl.parse("url", "postgresql://me@one/app?schema=My%20App,x&host=two");
        assertThat(url.schema()).isEqualTo("My App,x");
        assertThat(url.address()).isEqualTo("two:5432");
        assertThat(DatabaseUrl.parse("url", "postgresql://me@one/app").schema()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "prisma://accelerate.example/?api_key=s3cret, Prisma's own service",
        "prisma+postgres://accelerate.example/?api_key=s3cret, Prisma's own service",
        "postgresql://me:s3cret@db/app?host=/var/run/postgresql, Unix socket directory /var/run/postgresql",
        "postgresql://me:s3cret@%2Fvar%2Frun/app, Unix socket directory /var/run",
        "'postgresql://me:s3cret@db/app?host=one,two', one host"
    })
    void whatJdbcCannotReachIsRefusedByName(String text, String why) {
        assertThatThrownBy(() -> DatabaseUrl.parse("url", text))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void certificatesAreFoundBesideTheSchema(@TempDir Path module) throws IOException {
        Path prisma = Files.createDirectory(module.resolve("prisma"));
        Files.writeString(prisma.resolve("ca.pem"), "");
        DatabaseUrl url = DatabaseUrl.parse("url", "postgresql://me@db/app?sslcert=ca.pem&sslidentity=no.p12")
                .withFilesBelow(List.of(prisma, module));
        assertThat(url.parameters())
                .containsEntry("sslcert", prisma.resolve("ca.pem").toString())
                .containsEntry("sslidentity", "no.p12");
    }

    @Test
    void aTargetShowsNoSecret() {
        DatabaseUrl url = DatabaseUrl.parse("url", "postgresql://me:s3cret@db/app?sslpassword=s3cret");
        assertThat(new Target(url, "me", "s3cret", Target.Source.PARAMETER).toString())
                .isEqualTo("database app at db:5432");
        assertThat(url.toString()).doesNotContain("s3cret");
    }
}
