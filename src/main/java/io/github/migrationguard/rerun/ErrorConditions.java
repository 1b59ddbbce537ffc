package io.github.migrationguard.rerun;

import java.util.List;
import java.util.Map;

/** PL/pgSQL's condition names (PostgreSQL manual, appendix A). */
final class ErrorConditions {
    private static final Map<String, String> STATES = Map.ofEntries(
            Map.entry("ambiguous_column", "42702"),
            Map.entry("cannot_coerce", "42846"),
            Map.entry("check_violation", "23514"),
            Map.entry("datatype_mismatch", "42804"),
            Map.entry("dependent_objects_still_exist", "2BP01"),
            Map.entry("dependent_privilege_descriptors_still_exist", "2B000"),
            Map.entry("duplicate_alias", "42712"),
            Map.entry("duplicate_column", "42701"),
            Map.entry("duplicate_cursor", "42P03"),
            Map.entry("duplicate_database", "42P04"),
            Map.entry("duplicate_file", "58P02"),
            Map.entry("duplicate_function", "42723"),
            Map.entry("duplicate_object", "42710"),
            Map.entry("duplicate_prepared_statement", "42P05"),
            Map.entry("duplicate_schema", "42P06"),
            Map.entry("duplicate_table", "42P07"),
            Map.entry("exclusion_violation", "23P01"),
            Map.entry("feature_not_supported", "0A000"),
            Map.entry("foreign_key_violation", "23503"),
            Map.entry("insufficient_privilege", "42501"),
            Map.entry("integrity_constraint_violation", "23000"),
            Map.entry("invalid_column_reference", "42P10"),
            Map.entry("invalid_foreign_key", "42830"),
            Map.entry("invalid_function_definition", "42P13"),
            Map.entry("invalid_object_definition", "42P17"),
            Map.entry("invalid_parameter_value", "22023"),
            Map.entry("invalid_schema_name", "3F000"),
            Map.entry("invalid_catalog_name", "3D000"),
            Map.entry("invalid_table_definition", "42P16"),
            Map.entry("invalid_text_representation", "22P02"),
            Map.entry("not_null_violation", "23502"),
            Map.entry("object_in_use", "55006"),
            Map.entry("object_not_in_prerequisite_state", "55000"),
            Map.entry("raise_exception", "P0001"),
            Map.entry("syntax_error", "42601"),
            Map.entry("syntax_error_or_access_rule_violation", "42000"),
            Map.entry("undefined_column", "42703"),
            Map.entry("undefined_function", "42883"),
            Map.entry("undefined_object", "42704"),
            Map.entry("undefined_table", "42P01"),
            Map.entry("unique_violation", "23505"),
            Map.entry("wrong_object_type", "42809"));

    private ErrorConditions() {}

    /** Whether a WHEN with these conditions catches the error; a name of a class catches its whole class. */
    static boolean match(List<String> conditions, String sqlState) {
        for (String condition : conditions) {
            String state = condition.equals("others") ? sqlState : STATES.getOrDefault(condition, condition);
            boolean wholeClass = state.endsWith("000")
                    && state.length() == 5
                    && state.substring(0, 2).equals(sqlState.substring(0, 2))
                    && isClassName(condition);
            if (state.equalsIgnoreCase(sqlState) || wholeClass) {
                return true;
            }
        }
        return false;
    }

    private static boolean isClassName(String condition) {
        return condition.equals("integrity_constraint_violation")
                || condition.equals("syntax_error_or_access_rule_violation");
    }
}
