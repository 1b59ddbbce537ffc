package io.github.migrationguard.rerun;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a part.
 *
 * @param definition its text: a column's type, a constraint's or trigger's definition, a setting's value
 * @param uses objects that it depends on and that can't be dropped without CASCADE while it is there
 * @param settings default, nullability, identity, comment and other values that are set one by one
 */
record PartValue(String definition, Set<Key> uses, Map<String, String> settings) {
    /** A part known to be gone from an object that is not completely known. */
    static final PartValue GONE = new PartValue("gone", Set.of(), Map.of());

    static PartValue of(String definition) {
        return new PartValue(definition, Set.of(), Map.of());
    }

    static PartValue of(String definition, Set<Key> uses) {
        return new PartValue(definition, uses, Map.of());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof PartValue value && isSame(value));
    }

    @SuppressWarnings("ReferenceEquality") // the usual case, told without a call
    private boolean isSame(PartValue other) {
        return definition.equals(other.definition)
                && (uses == other.uses || uses.equals(other.uses))
                && (settings == other.settings || settings.equals(other.settings));
    }

    @Override
    public int hashCode() {
        return definition.hashCode();
    }

    PartValue withSetting(String name, String value) {
        if (value.equals(settings.get(name))) {
            return this;
        }
        Map<String, String> changed = new HashMap<>(settings);
        changed.put(name, value);
        return new PartValue(definition, uses, changed);
    }

    PartValue withoutSetting(String name) {
        if (!settings.containsKey(name)) {
            return this;
        }
        Map<String, String> changed = new HashMap<>(settings);
        changed.remove(name);
        return new PartValue(definition, uses, changed);
    }

    PartValue withDefinition(String changed, Set<Key> changedUses) {
        return new PartValue(changed, changedUses, settings);
    }

    PartValue withUse(Key key) {
        if (uses.contains(key)) {
            return this;
        }
        Set<Key> changed = new HashSet<>(uses);
        changed.add(key);
        return new PartValue(definition, changed, settings);
    }

    PartValue withKeyRenamed(Key from, Key to) {
        return uses.contains(from) ? new PartValue(definition, renamed(uses, from, to), settings) : this;
    }

    static Set<Key> renamed(Set<Key> keys, Key from, Key to) {
        Set<Key> changed = new HashSet<>(keys);
        changed.remove(from);
        changed.add(to);
        return changed;
    }
}
