/**
 * The HTTP face of the embedded authorization server: discovery, authorization with its pages,
 * tokens, introspection, revocation, keys. Protocol messages are parsed and written by the Nimbus
 * OAuth 2.0 SDK.
 */
package org.chartwarden.smart.api;
