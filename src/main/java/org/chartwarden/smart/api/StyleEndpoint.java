package org.chartwarden.smart.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.chartwarden.platform.Json;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How apps should look within this server (SMART App Launch 2.2, {@code smart_style_url}). */
@Path("/auth/smart-style.json")
class StyleEndpoint {

  @GET
  @Operation(hidden = true)
  public Response style() {
    String style =
        Json.write(
            Json.object()
                .put("color_background", "#f3f6f8")
                .put("color_error", "#a3261d")
                .put("color_highlight", "#0b5a6f")
                .put("color_modal_backdrop", "#16232f")
                .put("color_success", "#1c6b3c")
                .put("color_text", "#16232f")
                .put("dim_border_radius", "8px")
                .put("dim_font_size", "16px")
                .put("dim_spacing_size", "16px")
                .put("font_family_body", "system-ui, sans-serif")
                .put("font_family_heading", "system-ui, sans-serif"));
    return Response.ok(style, MediaType.APPLICATION_JSON)
        .header("Cache-Control", "public, max-age=3600")
        .header("Access-Control-Allow-Origin", "*")
        .build();
  }
}
