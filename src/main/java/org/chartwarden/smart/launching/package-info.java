/** Authorization requests on their way: what an EHR launch brought, what a user decided, codes. */
package org.chartwarden.smart.launching;
