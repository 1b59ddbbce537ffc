/** Tests of the forms of connection URLs. */
package io.github.migrationguard.database;
