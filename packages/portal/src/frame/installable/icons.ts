/** The files of every portal's `public` folder that are its mark, drawn from icon.svg and icon-maskable.svg beside them. */
export const icons = {
  svg: "/icon.svg",
  /** For whatever looks for it by itself. */
  ico: "/favicon.ico",
  /** 180 px. */
  apple: "/apple-touch-icon.png",
  /** What a home screen takes. */
  installed: [
    { src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
    { src: "/icon-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
    { src: "/icon-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
    { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
  ],
} as const;
