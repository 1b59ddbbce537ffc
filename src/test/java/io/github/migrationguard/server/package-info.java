/** Tests of the embedded server, and the server that other tests share. */
package io.github.migrationguard.server;
