package io.github.migrationguard.check;

import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.finding.Severity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How much each rule weighs: its default, or what the parameter {@code rules} says. */
final class RuleLevels {
    private final Map<String, Severity> defaults;
    private final Map<String, Severity> changed = new HashMap<>();
    private final Set<String> off = new HashSet<>();

    private RuleLevels(Map<String, Severity> defaults) {
        this.defaults = defaults;
    }

    /** Reads the parameter {@code rules}; of two entries for one rule the later holds. */
    static RuleLevels of(List<String> entries, Map<String, Severity> defaults) {
        RuleLevels levels = new RuleLevels(defaults);
        for (String entry : entries) {
            levels.read(entry.strip());
        }
        return levels;
    }

    private void read(String entry) {
        int colon = entry.indexOf(':');
        if (colon < 0) {
            throw new GuardException(
                    "rules has the entry '" + entry + "' without a severity",
                    "Write it as <rule-id>:error, :warning, :info or :off.");
        }
        String rule = entry.substring(0, colon).strip();
        String level = entry.substring(colon + 1).strip();
        if (!knows(rule)) {
            throw new GuardException("rules names the unknown rule '" + rule + "'", advice(rule));
        }
        changed.remove(rule);
        off.remove(rule);
        switch (level) {
            case "error" -> changed.put(rule, Severity.ERROR);
            case "warning" -> changed.put(rule, Severity.WARNING);
            case "info" -> changed.put(rule, Severity.INFO);
            case "off" -> off.add(rule);
            default ->
                throw new GuardException(
                        "rules gives '" + rule + "' the unknown severity '" + level + "'",
                        "Use one of: error, warning, info, off.");
        }
    }

    boolean knows(String rule) {
        return defaults.containsKey(rule);
    }

    boolean isOff(String rule) {
        return off.contains(rule);
    }

    /** The severity a rule has unless the user changed it. */
    Severity byDefault(String rule) {
        return defaults.getOrDefault(rule, Severity.ERROR);
    }

    /** Which rule may have been meant, as advice. */
    String advice(String unknown) {
        List<String> near = Nearest.to(unknown, defaults.keySet());
        return near.isEmpty()
                ? "The known rules are: " + String.join(", ", defaults.keySet()) + "."
                : "Did you mean " + String.join(" or ", near) + "?";
    }

    /** The finding with the weight the user gave its rule; null where the rule is off. */
    @Nullable
    Finding level(Finding finding) {
        if (off.contains(finding.rule())) {
            return null;
        }
        Severity level = changed.get(finding.rule());
        return level == null || level == finding.severity() ? finding : finding.withSeverity(level);
    }
}
