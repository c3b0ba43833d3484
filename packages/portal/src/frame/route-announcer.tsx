"use client";

import { useLayoutEffect } from "react";

const NAME = "next-route-announcer";

/**
 * Lays out the region in which Next says the new page's title aloud, which it then uses instead of making its own.
 * Its own is a `role="alert"` on every page, empty as a rule, beside the one alert a form may have.
 */
export function RouteAnnouncer() {
  useLayoutEffect(() => {
    const made = document.getElementsByTagName(NAME)[0];
    if (made) made.shadowRoot?.firstElementChild?.removeAttribute("role");
    else document.body.append(announcer());
  }, []);
  return null;
}

function announcer(): HTMLElement {
  const region = document.createElement("div");
  region.ariaLive = "assertive";
  // By script, which the content security policy allows, and inside the shadow, where no stylesheet reaches.
  region.style.cssText =
    "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap";
  const host = document.createElement(NAME);
  host.setAttribute("name", NAME);
  host.attachShadow({ mode: "open" }).append(region);
  return host;
}
