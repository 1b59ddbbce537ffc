package io.github.migrationguard.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.sql.ast.Command;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SQL of other databases, typing errors and forgotten semicolons: what is reported, where, and in which words. */
final class ForeignSqlTest {
    /** {@code >>} and {@code <<} enclose what the problem points at; both in one place for a missing semicolon. */
    private static final String[][] CASES = {
        {"CREATE TABLE >>`<<users` (id int)", "a MySQL quote"},
        {"INSERT INTO >>`<<users` VALUES (1)", "a MySQL quote"},
        {"CREATE TABLE t (id int >>AUTO_INCREMENT<< PRIMARY KEY)", "is MySQL; PostgreSQL has GENERATED"},
        {"CREATE TABLE t (id INTEGER PRIMARY KEY >>AUTOINCREMENT<<)", "is SQLite; PostgreSQL has GENERATED"},
        {"CREATE TABLE t (id int) >>ENGINE<<=InnoDB DEFAULT CHARSET=utf8", "a MySQL table option"},
        {"CREATE TABLE t (id int >>unsigned<< NOT NULL)", "no unsigned numbers"},
        {"CREATE TABLE t (id int >>COMMENT<< 'x')", "a column constraint"},
        {"CREATE TABLE t TABLESPACE >>fast<<", "the statement ends where AS was expected"},
        {"CREATE TABLE >>t<<", "the statement ends"},
        {"ALTER TABLE t RENAME TO >>user<<", "a reserved word"},
        {"CREATE TABLE t (id int, UNIQUE >>KEY<< k (id))", "\"(\" was expected"},
        {"CREATE TABLE t (id int) WITHOUT >>ROWID<<", "SQLite"},
        {"CREATE TABLE t (id int >>IDENTITY<<(1,1))", "SQL Server here"},
        {"CREATE TABLE >>[<<dbo].[t] (id int)", "a SQL Server quote"},
        {"CREATE TABLE t (id>>,<< name text)", "a data type was expected"},
        {"CREATE TABLE >>user<< (id int)", "a reserved word"},
        {"ALTER TABLE t >>MODIFY<< COLUMN a bigint", "PostgreSQL has ALTER COLUMN .. TYPE"},
        {"ALTER TABLE t >>CHANGE<< COLUMN a b int", "PostgreSQL has RENAME COLUMN"},
        {"ALTER TABLE t ADD COLUMN a int >>AFTER<< b", "a column constraint"},
        {"ALTER TABLE t ADD >>(<<a int)", "a name was expected"},
        {"ALTER TABLE t DROP >>FOREIGN<< KEY fk", "a reserved word"},
        {"ALTER TABLE t ALTER COLUMN a >>int<<", "an action of ALTER COLUMN"},
        {"CREATE >>FULLTEXT<< INDEX i ON t (a)", "MySQL; PostgreSQL has USING gin"},
        {"CREATE >>CLUSTERED<< INDEX i ON t (a)", "SQL Server; PostgreSQL has no such indexes"},
        {"CREATE INDEX i >>USING<< btree ON t (a)", "ON was expected"},
        {"CREATE INDEX garden>>.<<i ON t (a)", "ON was expected"},
        {"CREATE UNIQUE >>TABLE<< t (a int)", "INDEX was expected"},
        {"CREATE >>TABEL<< t (a int)", "a kind of object"},
        {"CREATE OR REPLACE >>TABLE<< t (a int)", "OR REPLACE"},
        {"DROP INDEX i >>ON<< t", "the end of the statement"},
        {"DROP TABLE t >>PURGE<<", "the end of the statement"},
        {"DROP POLICY >>p<<", "the statement ends"},
        {"INSERT >>IGNORE<< INTO t VALUES (1)", "INTO was expected"},
        {"INSERT >>OR<< REPLACE INTO t VALUES (1)", "INTO was expected"},
        {"INSERT INTO t >>SET<< a = 1", "VALUES, a query or DEFAULT VALUES"},
        {"INSERT INTO t VALUES (1) ON >>DUPLICATE<< KEY UPDATE a = 1", "PostgreSQL has ON CONFLICT"},
        {">>REPLACE<< INTO t VALUES (1)", "MySQL or SQLite"},
        {">>USE<< farm", "a PostgreSQL session stays in its database"},
        {"SHOW >>TABLES<<", "MySQL"},
        {">>PRAGMA<< foreign_keys = ON", "SQLite"},
        {">>GO<<", "SQL Server"},
        {">>EXEC<< sp_rename 'a', 'b'", "SQL Server"},
        {">>IF<< EXISTS (SELECT 1) DROP TABLE t", "procedural"},
        {">>PERFORM<< setval('s', 1)", "procedural"},
        {">>DELIMITER<< //", "MySQL"},
        {">>#<< a comment", "a MySQL comment"},
        {">>CRAETE<< TABLE t (a int)", "a PostgreSQL command was expected"},
        {">>{<<% if x %}", "a PostgreSQL command was expected"},
        {"CREATE TABLE t >>(<<a int", "never closed"},
        {"ALTER TABLE t ALTER CONSTRAINT c DEFERRABLE >>INITIALLY<<", "the statement ends"},
        {"ALTER TABLE t ENABLE REPLICA >>TRIGGER<<", "the statement ends"},
        {"CREATE TABLE t (a int REFERENCES b ON DELETE SET>>)<<", "DEFAULT was expected"},
        {"SELECT count>>(<<* FROM t", "never closed"},
        {"SELECT a>>[<<1 FROM t", "never closed"},
        {"INSERT INTO t VALUES (1, (2))>>)<<", "nothing opens what ) closes"},
        {"SELECT 1>>)<<", "nothing opens what ) closes"},
        {"CREATE VIEW v AS SELECT (a + b)>>)<< FROM t", "nothing opens what ) closes"},
        {"CREATE TABLE t (a int,>>)<<", "a name was expected"},
        {"CREATE TABLE t (a int DEFAULT >>)<<", "an expression"},
        {"CREATE TYPE t AS ENUM (>>\"a\"<<)", "a string was expected"},
        {"GRANT SELECT ON t >>FROM<< a", "TO was expected"},
        {"COMMENT ON TABLE t >>'x'<<", "IS was expected"},
        {"UPDATE t a >>=<< 1", "SET was expected"},
        {"ALTER TABLE t >>MERGE<< PARTITIONS (a, b) INTO c", "PostgreSQL 19"},
        {"CREATE >>PROPERTY<< GRAPH g", "PostgreSQL 19"},
        {"CREATE TABLE a (x int)>><<\nCREATE TABLE b (x int)", "missing before CREATE"},
        {"CREATE TABLE a (x int)>><< CREATE INDEX i ON a (x)", "missing before CREATE"},
        {"CREATE TYPE a AS ENUM ('x')>><<\nALTER TABLE t ADD c a", "missing before ALTER"},
        {"ALTER TABLE a ADD COLUMN x int>><<\nALTER TABLE b ADD COLUMN x int", "missing before ALTER"},
        {"ALTER TABLE a ADD COLUMN x int DEFAULT 1>><<\nDROP TABLE b", "missing before DROP"},
        {"ALTER TABLE a ALTER x SET DEFAULT 1>><<\nALTER TABLE b ADD x int", "missing before ALTER"},
        {"ALTER TABLE a DROP COLUMN x>><< -- gone\nUPDATE b SET x = 1", "missing before UPDATE"},
        {"DROP TABLE a>><<\nDROP TABLE b", "missing before DROP"},
        {"CREATE INDEX i ON t (a) WHERE a > 1>><<\nCREATE INDEX j ON t (b)", "missing before CREATE"},
        {"CREATE VIEW v AS SELECT 1 AS a FROM t>><<\nCREATE VIEW w AS SELECT 2", "missing before CREATE"},
        {"INSERT INTO t VALUES (1)>><<\nINSERT INTO t VALUES (2)", "missing before INSERT"},
        {"INSERT INTO t VALUES (1)>><<\nUPDATE t SET a = 2", "missing before UPDATE"},
        {"INSERT INTO t VALUES (1)>><<\nSELECT 1", "missing before SELECT"},
        {"UPDATE t SET a = 1 WHERE b = 2>><<\nDELETE FROM t WHERE a = 1", "missing before DELETE"},
        {"UPDATE t SET a = 1>><<\nUPDATE t SET b = 1", "missing before UPDATE"},
        {"DELETE FROM t WHERE a = 1>><<\nINSERT INTO t (a) VALUES (1)", "missing before INSERT"},
        {"SELECT 1 FROM t>><<\nSELECT 2 FROM t", "missing before SELECT"},
        {"SELECT setval('a', 1)>><<\nALTER TABLE t ADD x int", "missing before ALTER"},
        {"COMMENT ON TABLE t IS 'x'>><<\nCOMMENT ON TABLE u IS 'y'", "missing before COMMENT"},
        {"GRANT SELECT ON t TO a>><<\nGRANT SELECT ON u TO a", "missing before GRANT"},
        {
            "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'>><<\nCREATE FUNCTION g() RETURNS int",
            "missing before CREATE"
        },
        {"DO $$ BEGIN NULL; END $$>><<\nDO $$ BEGIN NULL; END $$", "missing before DO"},
        {"CREATE SCHEMA IF NOT EXISTS garden>><<\nCREATE TABLE garden.t (a int)", "missing before CREATE"},
        {"CREATE SCHEMA garden>><<\nCREATE TYPE garden.t AS ENUM ()", "missing before CREATE"},
        {"CREATE EXTENSION IF NOT EXISTS hstore>><<\nCREATE TABLE t (a hstore)", "missing before CREATE"},
        {"BEGIN>><<\nCREATE TABLE t (a int)", "missing before CREATE"},
        {"SET search_path TO a>><<\nCREATE TABLE t (a int)", "missing before CREATE"},
        {"TRUNCATE t>><<\nCOMMIT", "missing before COMMIT"},
    };

    @ParameterizedTest
    @MethodSource("cases")
    void isPointedAtWithAReason(String marked, String reason) {
        int start = marked.indexOf(">>");
        int end = marked.indexOf("<<") - 2;
        Script script = Script.parse(plain(marked));
        assertThat(script.problems()).hasSize(1);
        SqlProblem problem = script.problems().get(0);
        boolean semicolon = start == end;
        assertThat(problem.message()).contains(reason);
        assertThat(problem.rule()).isEqualTo(semicolon ? "missing-semicolon" : "not-postgresql");
        assertThat(problem.start()).isEqualTo(start);
        assertThat(problem.end()).isEqualTo(end);
        assertThat(script.statements().get(0).command())
                .isInstanceOfSatisfying(
                        Command.NotPostgresql.class,
                        wrong -> assertThat(wrong.missingSemicolon()).isEqualTo(semicolon));
    }

    static String[][] cases() {
        return CASES;
    }

    /** All of them but SHOW TABLES, which is a well-formed question for a setting that does not exist. */
    static List<String> refusedByTheGrammar() {
        List<String> texts = new ArrayList<>();
        for (String[] row : CASES) {
            if (!row[0].startsWith("SHOW")) {
                texts.add(plain(row[0]));
            }
        }
        return texts;
    }

    private static String plain(String marked) {
        return marked.replace(">>", "").replace("<<", "");
    }
}
