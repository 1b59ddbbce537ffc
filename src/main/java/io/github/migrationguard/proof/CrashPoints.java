package io.github.migrationguard.proof;

import java.util.List;

/**
 * What survives a lost session.
 *
 * @param committed by crash point, from index 1: the last statement whose work survives, 0 where none does
 */
record CrashPoints(List<Integer> committed) {
    int committed(int crashPoint) {
        return committed.get(crashPoint);
    }

    /** Whether the crash point leaves something that no earlier one leaves. */
    boolean isDistinct(int crashPoint) {
        int state = committed(crashPoint);
        return state > 0 && (crashPoint == 1 || committed(crashPoint - 1) != state);
    }
}
