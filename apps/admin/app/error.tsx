"use client";

export { FailurePage as default } from "@countersign/portal/frame/failure-page.tsx";
