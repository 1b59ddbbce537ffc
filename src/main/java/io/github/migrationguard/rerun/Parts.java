package io.github.migrationguard.rerun;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an object in their order, as an immutable value. States that only got parts added share their memory, so
 * that a table is built up in linear time.
 */
final class Parts extends AbstractMap<Part, PartValue> {
    static final Parts NONE = new Parts(new Store(new Part[0], new PartValue[0], 0), 0);

    /** Up to so many parts are looked through one by one. */
    private static final int FEW = 32;

    /** What several states are made of: each is a beginning of it. */
    private static final class Store {
        private Part[] names;
        private PartValue[] values;
        private int used;
        private @Nullable Map<Part, Integer> places;

        Store(Part[] names, PartValue[] values, int used) {
            this.names = names;
            this.values = values;
            this.used = used;
        }

        void append(Part name, PartValue value) {
            if (used == names.length) {
                names = Arrays.copyOf(names, used * 2);
                values = Arrays.copyOf(values, used * 2);
            }
            names[used] = name;
            values[used] = value;
            if (places != null) {
                places.put(name, used);
            }
            used++;
        }

        int place(Part name) {
            if (places == null) {
                places = new HashMap<>(used * 2);
                for (int i = 0; i < used; i++) {
                    places.put(names[i], i);
                }
            }
            Integer place = places.get(name);
            return place == null ? -1 : place;
        }
    }

    private final Store store;
    private final int size;

    private Parts(Store store, int size) {
        this.store = store;
        this.size = size;
    }

    static Parts copyOf(Map<Part, PartValue> parts) {
        if (parts instanceof Parts same) {
            return same;
        }
        Part[] names = parts.keySet().toArray(new Part[0]);
        PartValue[] values = parts.values().toArray(new PartValue[0]);
        return new Parts(new Store(names, values, names.length), names.length);
    }

    /** The same with a part added at the end, or with another value in its place. */
    Parts with(Part name, PartValue value) {
        int place = find(name);
        if (place < 0 && size > 0 && store.used == size) {
            store.append(name, value);
            return new Parts(store, size + 1);
        }
        int room = place < 0 ? Math.max(4, size + size / 2 + 1) : size;
        Store copy = new Store(Arrays.copyOf(store.names, room), Arrays.copyOf(store.values, room), size);
        if (place >= 0) {
            copy.values[place] = value;
            return new Parts(copy, size);
        }
        copy.append(name, value);
        return new Parts(copy, size + 1);
    }

    Parts without(Part name) {
        int place = find(name);
        if (place < 0) {
            return this;
        }
        Part[] names = Arrays.copyOf(store.names, size);
        PartValue[] values = Arrays.copyOf(store.values, size);
        System.arraycopy(names, place + 1, names, place, size - place - 1);
        System.arraycopy(values, place + 1, values, place, size - place - 1);
        return new Parts(new Store(names, values, size - 1), size - 1);
    }

    private int find(Part name) {
        if (size > FEW) {
            int place = store.place(name);
            return place < size ? place : -1;
        }
        Part[] names = store.names;
        int hash = name.hashCode();
        for (int i = 0; i < size; i++) {
            if (names[i].hasHash(hash) && names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The name of the part at a place in the order, from 0. */
    Part name(int place) {
        return store.names[place];
    }

    PartValue value(int place) {
        return store.values[place];
    }

    /** Whether both have the same parts, and columns in the same order where that counts. */
    boolean sameAs(Parts other, boolean ordered) {
        if (store == other.store && size == other.size) {
            return true;
        }
        if (size != other.size) {
            return false;
        }
        boolean inOrder = true;
        for (int i = 0; i < size; i++) {
            Part name = store.names[i];
            int place = inOrder && other.store.names[i].equals(name) ? i : other.find(name);
            if (place < 0 || !store.values[i].equals(other.store.values[place])) {
                return false;
            }
            inOrder &= place == i;
        }
        return inOrder || !ordered || sameColumnOrder(other);
    }

    private boolean sameColumnOrder(Parts other) {
        int theirs = 0;
        for (int i = 0; i < size; i++) {
            if (store.names[i].kind() == Part.Kind.COLUMN) {
                while (other.store.names[theirs].kind() != Part.Kind.COLUMN) {
                    theirs++;
                }
                if (!other.store.names[theirs++].equals(store.names[i])) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public @Nullable PartValue get(@Nullable Object name) {
        int place = name instanceof Part part ? find(part) : -1;
        return place < 0 ? null : store.values[place];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name instanceof Part part && find(part) >= 0;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Set<Entry<Part, PartValue>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<Part, PartValue>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    private final class Entries implements Iterator<Entry<Part, PartValue>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < size;
        }

        @Override
        public Entry<Part, PartValue> next() {
            if (next >= size) {
                throw new NoSuchElementException();
            }
            Entry<Part, PartValue> entry = Map.entry(store.names[next], store.values[next]);
            next++;
            return entry;
        }
    }
}
