package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.Constraint;
import io.github.migrationguard.sql.ast.Identifier;

/** ALTER DOMAIN .. ADD constraint. */
final class DomainConstraints {
    private DomainConstraints() {}

    static void add(Run run, Tokens tokens, Key key, Entity domain, Constraint constraint) {
        if (constraint.kind() == Constraint.Kind.NOT_NULL) {
            run.catalog().put(key, domain.withSetting("not null", ""));
            return;
        }
        Identifier given = constraint.name();
        String name = given == null ? free(domain, key.name()) : given.value();
        if (domain.presence(Part.constraint(name)) == Presence.PRESENT) {
            throw SqlError.of("42710", "constraint \"" + name + "\" for domain \"" + key.name() + "\" already exists");
        }
        run.catalog().put(key, domain.with(Part.constraint(name), PartValue.of(tokens.text(constraint.expression()))));
    }

    private static String free(Entity domain, String domainName) {
        for (int number = 0; ; number++) {
            String name = Names.objectName(domainName, "", number == 0 ? "check" : "check" + number);
            if (domain.presence(Part.constraint(name)) != Presence.PRESENT) {
                return name;
            }
        }
    }
}
