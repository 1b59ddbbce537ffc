package io.github.migrationguard.catalog.live;

/**
 * One kind of object: a query that gives (kind, name, definition).
 *
 * @param name as the resource calls it
 * @param sql the query, without a semicolon
 * @param ofSomeToo whether it can be asked for some relations and routines alone
 * @param secret whether only superusers may run it
 */
record CatalogPart(String name, String sql, boolean ofSomeToo, boolean secret) {}
