import "./globals.css";

export { RootLayout as default } from "@countersign/portal/frame/root-layout.tsx";
