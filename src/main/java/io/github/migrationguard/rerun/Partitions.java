package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.AlterAction.AttachPartition;
import io.github.migrationguard.sql.ast.AlterAction.DetachPartition;
import io.github.migrationguard.sql.ast.AlterAction.Inherit;
import java.util.Set;

/** Partitions and inheritance: the tie stands in the child as a part. */
final class Partitions {
    private Partitions() {}

    private static Part tie(Key parent) {
        return new Part(Part.Kind.PARENT, parent.shown());
    }

    static void attach(Run run, Key parent, AttachPartition attach, Tokens tokens) {
        Key child = run.names().relation(attach.partition());
        Entity entity = run.relation(child, attach.partition());
        boolean index = entity.kind() == io.github.migrationguard.sql.ast.ObjectKind.INDEX;
        if (entity.part(tie(parent)) != null) {
            if (index) {
                return;
            }
            throw SqlError.of("42809", "\"" + attach.partition().name() + "\" is already a partition");
        }
        Entity attached = entity.with(tie(parent), PartValue.of("partition"));
        run.catalog().put(child, index ? attached : attached.withOwner(parent));
    }

    static void detach(Run run, Key parent, DetachPartition detach) {
        if (detach.concurrently()) {
            Relations.requireNoTransaction(run, "ALTER TABLE ... DETACH CONCURRENTLY");
        }
        Key child = run.names().relation(detach.partition());
        Entity entity = run.relation(child, detach.partition());
        PartValue tied = entity.parts().get(tie(parent));
        boolean known = tied != null || entity.complete();
        if (known && (tied == null || PartValue.GONE.equals(tied))) {
            throw SqlError.missing(
                    "42P01",
                    "relation \"" + detach.partition().name() + "\" is not a partition of relation \"" + parent.name()
                            + "\"");
        }
        Entity detached = entity.without(tie(parent)).withOwner(null);
        run.catalog().put(child, detached.complete() ? detached : detached.with(tie(parent), PartValue.GONE));
    }

    static void inherit(Run run, Key child, Entity entity, Inherit inherit) {
        Key parent = run.names().relation(inherit.parent());
        run.relation(parent, inherit.parent());
        PartValue tied = entity.parts().get(tie(parent));
        boolean present = tied != null && !PartValue.GONE.equals(tied);
        boolean absent = PartValue.GONE.equals(tied) || (tied == null && entity.complete());
        if (inherit.remove()) {
            if (absent) {
                throw SqlError.missing(
                        "42P01",
                        "relation \"" + parent.name() + "\" is not a parent of relation \"" + child.name() + "\"");
            }
            run.catalog().put(child, entity.with(tie(parent), PartValue.GONE));
            return;
        }
        if (present) {
            throw SqlError.of("42P07", "relation \"" + parent.name() + "\" would be inherited from more than once");
        }
        run.catalog().put(child, entity.with(tie(parent), PartValue.of("", Set.of(parent))));
    }
}
