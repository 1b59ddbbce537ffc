/** Tests of the goals' edges: what Maven hands in and what the user gets to see. */
package io.github.migrationguard.mojo;
