package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.ast.ObjectKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The symbolic catalog: what is known of a database, with a journal so that every state on the way can be gone back to.
 * A key without an entry is unknown: earlier migrations said nothing about it.
 */
final class Catalog {
    private record Change(Key key, @Nullable Entity before) {}

    private final Map<Key, Entity> entities = new HashMap<>();
    private final List<Change> journal = new ArrayList<>();
    private @Nullable Watch watch;
    private final Set<Key> temporary = new LinkedHashSet<>();
    /** Tables whose rows the migration at hand changed. */
    private final Set<Key> changedRows = new LinkedHashSet<>();
    /** Routines and operators ever seen, by schema and bare name. */
    private final Map<String, Set<Key>> overloads = new HashMap<>();
    /** Objects that depend on a key or did once; who really does is asked of the objects. */
    private final Map<Key, Set<Key>> users = new HashMap<>();
    /** Objects by the one that they are dropped with. */
    private final Map<Key, Set<Key>> owned = new HashMap<>();

    /** From now on what is asked for is watched; null ends it. */
    void watch(@Nullable Watch watching) {
        watch = watching;
    }

    private void asked(Key key) {
        if (watch != null) {
            watch.asked(key);
        }
    }

    private Set<Key> asked(Set<Key> set) {
        if (watch != null) {
            watch.asked(set);
        }
        return set;
    }

    private void askedForEverything() {
        if (watch != null) {
            watch.askedForEverything();
        }
    }

    /** The entry as it is, without being watched. */
    @Nullable
    Entity peek(Key key) {
        return entities.get(key);
    }

    Presence presence(Key key) {
        asked(key);
        Entity entity = entities.get(key);
        if (entity == null) {
            return Presence.UNKNOWN;
        }
        return Entity.isAbsent(entity) ? Presence.ABSENT : Presence.PRESENT;
    }

    /** The object, or null where it does not exist or is not known. */
    @Nullable
    Entity find(Key key) {
        asked(key);
        Entity entity = entities.get(key);
        return Entity.isAbsent(entity) ? null : entity;
    }

    /** The entry as it is: null for unknown, {@link Entity#ABSENT} for known not to exist. */
    @Nullable
    Entity entry(Key key) {
        asked(key);
        return entities.get(key);
    }

    @SuppressWarnings("ReferenceEquality") // the same value, not an equal one: equality is deep
    void put(Key key, Entity entity) {
        boolean overloaded = key.space() == ObjectKind.FUNCTION || key.space() == ObjectKind.OPERATOR;
        if (overloaded && !entities.containsKey(key)) {
            setOf(overloads, bareName(key)).add(key);
        }
        Entity before = entities.put(key, entity);
        if (before != entity) {
            journal.add(new Change(key, before));
            if (key.isTemporary()) {
                temporary.add(key);
            }
            if (!entity.rows().isOrigin()) {
                changedRows.add(key);
            }
            link(key, before, entity);
            if (before == null ? !entity.everUsed().isEmpty() : before.everUsed() != entity.everUsed()) {
                addUser(key, entity);
            }
        }
    }

    private void addUser(Key key, Entity entity) {
        for (Key used : entity.everUsed()) {
            setOf(users, used).add(key);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the usual case, told without a call
    private void link(Key key, @Nullable Entity before, @Nullable Entity after) {
        Key oldOwner = before == null ? null : before.owner();
        Key newOwner = after == null ? null : after.owner();
        if (oldOwner != newOwner && !Objects.equals(oldOwner, newOwner)) {
            move(key, oldOwner, newOwner);
        }
    }

    private void move(Key key, @Nullable Key oldOwner, @Nullable Key newOwner) {
        if (oldOwner != null) {
            Set<Key> siblings = owned.get(oldOwner);
            if (siblings != null) {
                siblings.remove(key);
            }
        }
        if (newOwner != null) {
            setOf(owned, newOwner).add(key);
        }
    }

    private static <K> Set<Key> setOf(Map<K, Set<Key>> sets, K key) {
        Set<Key> set = sets.get(key);
        if (set == null) {
            set = new LinkedHashSet<>();
            sets.put(key, set);
        }
        return set;
    }

    private static String bareName(Key routine) {
        int arguments = routine.name().indexOf('(');
        return routine.schema() + "."
                + (arguments < 0 ? routine.name() : routine.name().substring(0, arguments));
    }

    /** Routines and operators of that name that exist or existed. */
    Set<Key> overloads(String schema, String name) {
        return asked(setOf(overloads, schema + "." + name));
    }

    void remove(Key key) {
        put(key, Entity.ABSENT);
    }

    /** Forgets what is known of an object. */
    private void restore(Key key, @Nullable Entity entry) {
        Entity now = entry == null ? entities.remove(key) : entities.put(key, entry);
        link(key, now, entry);
    }

    /** The state now, to be gone back to with {@link #rollback}. */
    int mark() {
        return journal.size();
    }

    void rollback(int mark) {
        for (int i = journal.size() - 1; i >= mark; i--) {
            Change change = journal.remove(i);
            restore(change.key(), change.before());
        }
    }

    /** Goes back to a mark; hands out, newest first, the objects that this changes, each with its entry until now. */
    void undo(int mark, BiConsumer<Key, @Nullable Entity> undone) {
        for (int i = journal.size() - 1; i >= mark; i--) {
            Change change = journal.remove(i);
            undone.accept(change.key(), entities.get(change.key()));
            restore(change.key(), change.before());
        }
    }

    /** Whether there is or was an object in the temporary schema. */
    boolean hasTemporary() {
        return !temporary.isEmpty();
    }

    /** Keys with a change since the mark in the order of their first one, each with its entry at the mark. */
    Map<Key, @Nullable Entity> before(int mark) {
        if (mark == journal.size()) {
            return Map.of();
        }
        Map<Key, @Nullable Entity> before = new LinkedHashMap<>();
        for (int i = mark; i < journal.size(); i++) {
            Change change = journal.get(i);
            if (!before.containsKey(change.key())) {
                before.put(change.key(), change.before());
            }
        }
        return before;
    }

    /** Puts the keys that changed between two marks into a map, all with this value. */
    <V> void putChanged(int from, int to, Map<Key, V> into, V value) {
        for (int i = from; i < to; i++) {
            into.put(journal.get(i).key(), value);
        }
    }

    /** Whether a temporary object changed since the mark. */
    boolean touchedTemporary(int mark) {
        for (int i = mark; i < journal.size(); i++) {
            if (journal.get(i).key().isTemporary()) {
                return true;
            }
        }
        return false;
    }

    /** Makes today's state the one that the journal starts from. */
    void commitAll() {
        journal.clear();
    }

    /** Ends a session: what it kept in its temporary schema is gone. */
    void dropTemporary() {
        if (temporary.isEmpty()) {
            return;
        }
        for (Key key : List.copyOf(temporary)) {
            if (presence(key) == Presence.PRESENT) {
                remove(key);
            }
        }
    }

    /** A new migration begins: nothing is known of when rows came into the tables. */
    void startRows() {
        for (Key key : List.copyOf(changedRows)) {
            Entity entity = find(key);
            if (entity != null) {
                entities.put(key, entity.withRows(entity.rows().asOrigin()));
            }
        }
        changedRows.clear();
    }

    void forEach(BiConsumer<Key, Entity> action) {
        askedForEverything();
        for (Map.Entry<Key, Entity> entry : List.copyOf(entities.entrySet())) {
            if (!Entity.isAbsent(entry.getValue())) {
                action.accept(entry.getKey(), entry.getValue());
            }
        }
    }

    /** Existing objects other than itself that depend on {@code key}, without those that would go with it. */
    List<Key> dependents(Key key) {
        List<Key> found = new ArrayList<>();
        for (Key user : asked(setOf(users, key))) {
            Entity entity = find(user);
            if (entity != null && !user.equals(key) && entity.dependsOn(key) && !key.equals(entity.owner())) {
                found.add(user);
            }
        }
        return found;
    }

    /** Existing objects in which {@code key} is named, as something they depend on or go with. */
    List<Key> naming(Key key) {
        Set<Key> candidates = new LinkedHashSet<>(asked(setOf(users, key)));
        candidates.addAll(owned(key));
        candidates.removeIf(candidate -> find(candidate) == null);
        return List.copyOf(candidates);
    }

    /** Existing objects that are dropped together with {@code key}. */
    List<Key> owned(Key key) {
        return List.copyOf(asked(setOf(owned, key)));
    }
}
