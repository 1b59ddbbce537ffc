package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.ast.ObjectKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An object of the symbolic catalog, as an immutable value. An object that was only met in use is not complete: some of
 * its parts may be unknown.
 */
final class Entity {
    /** Stands for an object that is known not to exist. */
    static final Entity ABSENT =
            new Entity(ObjectKind.TABLE, "absent", true, Parts.NONE, Set.of(), null, Rows.UNKNOWN, Set.of());

    private final ObjectKind kind;
    private final String definition;
    private final boolean complete;
    private final Parts parts;
    private final Set<Key> uses;
    private final @Nullable Key owner;
    private final Rows rows;
    /** All that it or a part of it depends on, or did in an earlier state. */
    private final Set<Key> everUsed;

    private Entity(
            ObjectKind kind,
            String definition,
            boolean complete,
            Parts parts,
            Set<Key> uses,
            @Nullable Key owner,
            Rows rows,
            Set<Key> everUsed) {
        this.kind = kind;
        this.definition = definition;
        this.complete = complete;
        this.parts = parts;
        this.uses = uses;
        this.owner = owner;
        this.rows = rows;
        this.everUsed = everUsed;
    }

    ObjectKind kind() {
        return kind;
    }

    /** The text that made it; empty where its parts say all. */
    String definition() {
        return definition;
    }

    /** Whether all of its parts are known. */
    boolean complete() {
        return complete;
    }

    /** Columns, constraints, triggers, policies, labels, settings. */
    Parts parts() {
        return parts;
    }

    /** Objects that it depends on as a whole. */
    Set<Key> uses() {
        return uses;
    }

    /** The table that it goes with when that is dropped: of an index, an owned sequence, a partition. */
    @Nullable
    Key owner() {
        return owner;
    }

    Rows rows() {
        return rows;
    }

    /** At least every object that it or a part of it depends on; the same set as long as nothing is added to it. */
    Set<Key> everUsed() {
        return everUsed;
    }

    static Entity of(ObjectKind kind, String definition) {
        return new Entity(kind, definition, true, Parts.NONE, Set.of(), null, Rows.EMPTY, Set.of());
    }

    /** Whether the entry says that the object does not exist; an unknown one (null) may exist. */
    @SuppressWarnings("ReferenceEquality") // a marker, not a value
    static boolean isAbsent(@Nullable Entity entry) {
        return entry == ABSENT;
    }

    /** An object that must exist because a statement used it. */
    static Entity met(ObjectKind kind) {
        return new Entity(kind, "", false, Parts.NONE, Set.of(), null, Rows.UNKNOWN, Set.of());
    }

    /** The part's value; null where it does not exist or is not known. */
    @Nullable
    PartValue part(Part part) {
        PartValue value = parts.get(part);
        return PartValue.GONE.equals(value) ? null : value;
    }

    Presence presence(Part part) {
        PartValue value = parts.get(part);
        if (value == null) {
            return complete ? Presence.ABSENT : Presence.UNKNOWN;
        }
        return PartValue.GONE.equals(value) ? Presence.ABSENT : Presence.PRESENT;
    }

    Entity with(Part part, PartValue value) {
        if (value.equals(parts.get(part))) {
            return this;
        }
        return withParts(parts.with(part, value), union(everUsed, value.uses()));
    }

    /** The same object with more parts, in this order. */
    Entity with(Map<Part, PartValue> added) {
        if (added.isEmpty()) {
            return this;
        }
        Parts changed = parts;
        Set<Key> used = everUsed;
        for (Map.Entry<Part, PartValue> part : added.entrySet()) {
            changed = changed.with(part.getKey(), part.getValue());
            used = union(used, part.getValue().uses());
        }
        return withParts(changed, used);
    }

    Entity without(Part part) {
        if (complete && !parts.containsKey(part)) {
            return this;
        }
        return withParts(complete ? parts.without(part) : parts.with(part, PartValue.GONE), everUsed);
    }

    /** The same without a part, also where it was not known to exist: nothing is known of it any more. */
    Entity withoutTrace(Part part) {
        return withParts(parts.without(part), everUsed);
    }

    Entity change(Part part, UnaryOperator<PartValue> change) {
        PartValue value = part(part);
        return with(part, change.apply(value == null ? PartValue.of("") : value));
    }

    Entity withSetting(String name, String value) {
        return with(Part.setting(name), PartValue.of(value));
    }

    @Nullable
    String setting(String name) {
        return setting(Part.setting(name));
    }

    @Nullable
    String setting(Part part) {
        PartValue value = part(part);
        return value == null ? null : value.definition();
    }

    Entity withParts(Map<Part, PartValue> changed) {
        Set<Key> used = everUsed;
        for (PartValue part : changed.values()) {
            used = union(used, part.uses());
        }
        return withParts(Parts.copyOf(changed), used);
    }

    private Entity withParts(Parts changed, Set<Key> used) {
        return new Entity(kind, definition, complete, changed, uses, owner, rows, used);
    }

    private static Set<Key> union(Set<Key> keys, Set<Key> more) {
        if (more.isEmpty() || keys.containsAll(more)) {
            return keys;
        }
        Set<Key> all = new LinkedHashSet<>(keys);
        all.addAll(more);
        return all;
    }

    Entity withRows(Rows changed) {
        return changed == rows ? this : new Entity(kind, definition, complete, parts, uses, owner, changed, everUsed);
    }

    Entity withUses(Set<Key> changed) {
        return new Entity(kind, definition, complete, parts, changed, owner, rows, union(everUsed, changed));
    }

    Entity withOwner(@Nullable Key changed) {
        return new Entity(kind, definition, complete, parts, uses, changed, rows, everUsed);
    }

    Entity withDefinition(String changed) {
        return new Entity(kind, changed, complete, parts, uses, owner, rows, everUsed);
    }

    Entity incomplete() {
        return new Entity(kind, definition, false, parts, uses, owner, rows, everUsed);
    }

    /** The same object after another one that it depends on was renamed or moved. */
    Entity withKeyRenamed(Key from, Key to) {
        Entity changed = this;
        if (uses.contains(from)) {
            changed = changed.withUses(PartValue.renamed(uses, from, to));
        }
        if (from.equals(owner)) {
            changed = changed.withOwner(to);
        }
        for (Map.Entry<Part, PartValue> part : parts.entrySet()) {
            PartValue value = part.getValue().withKeyRenamed(from, to);
            if (!value.equals(part.getValue())) {
                changed = changed.with(part.getKey(), value);
            }
        }
        return changed;
    }

    /** Names of its columns, in order. */
    List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.name(i).kind() == Part.Kind.COLUMN) {
                columns.add(parts.name(i).name());
            }
        }
        return columns;
    }

    /** The same object with a part under another name, in the same place. */
    Entity withRenamed(Part from, Part to) {
        Map<Part, PartValue> changed = new LinkedHashMap<>();
        PartValue kept = part(from);
        parts.forEach((part, value) -> {
            if (part.equals(from)) {
                changed.put(to, value);
            } else if (!part.equals(to)) {
                changed.put(part, value);
            }
        });
        changed.putIfAbsent(to, kept == null ? PartValue.of("") : kept);
        if (!complete) {
            changed.put(from, PartValue.GONE);
        }
        return withParts(changed);
    }

    boolean isView() {
        return kind == ObjectKind.VIEW || kind == ObjectKind.MATERIALIZED_VIEW;
    }

    /** Whether the object or a part of it depends on {@code key}. */
    boolean dependsOn(Key key) {
        if (!everUsed.contains(key)) {
            return false;
        }
        if (uses.contains(key)) {
            return true;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (parts.value(i).uses().contains(key)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the catalogs of both are equal; rows are compared on their own. */
    boolean sameDefinition(Entity other) {
        return kind == other.kind
                && definition.equals(other.definition)
                && parts.sameAs(other.parts, complete)
                && uses.equals(other.uses)
                && Objects.equals(owner, other.owner);
    }
}
