/** Shared builders and fakes of the tests, and the PostgreSQL that all integration tests use. */
package org.chartwarden.testing;
