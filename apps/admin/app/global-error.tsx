"use client";

import "./globals.css";

export { GlobalFailurePage as default } from "@countersign/portal/frame/failure-page.tsx";
