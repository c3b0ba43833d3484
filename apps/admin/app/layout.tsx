import "./globals.css";

export {
  portalMetadata as metadata,
  portalViewport as viewport,
  RootLayout as default,
} from "@countersign/portal/frame/root-layout.tsx";
