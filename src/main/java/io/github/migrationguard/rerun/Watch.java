package io.github.migrationguard.rerun;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Collects what is asked of a catalog while one statement is played. */
final class Watch {
    /** A set that was asked for, with what it held. */
    record Answer(Set<Key> set, List<Key> held) {
        boolean holds() {
            return set.size() == held.size() && set.containsAll(held);
        }
    }

    /** A statement asks for the same object several times in a row. */
    private static final int RECENT = 4;

    private Key[] keys = new Key[16];
    private int count;
    private List<Answer> answers = List.of();
    private boolean everything;
    private boolean withTemporary;

    /**
     * Begins anew.
     *
     * @param temporary whether names may be found in the temporary schema
     */
    void start(boolean temporary) {
        count = 0;
        answers = List.of();
        everything = false;
        withTemporary = temporary;
    }

    void asked(Key key) {
        for (int i = count - 1; i >= 0 && i >= count - RECENT; i--) {
            if (keys[i].equals(key)) {
                return;
            }
        }
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, count * 2);
        }
        keys[count++] = key;
    }

    void asked(Set<Key> set) {
        if (answers.isEmpty()) {
            answers = new ArrayList<>(2);
        }
        answers.add(new Answer(set, List.copyOf(set)));
    }

    void askedForEverything() {
        everything = true;
    }

    /** Whether all that was asked for are single objects and sets. */
    boolean isComplete() {
        return !everything;
    }

    boolean withTemporary() {
        return withTemporary;
    }

    Key[] keys() {
        return Arrays.copyOf(keys, count);
    }

    List<Answer> answers() {
        return answers;
    }
}
