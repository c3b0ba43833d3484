import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether scripts run here: false in the page as sent, true from hydration on. */
export function useScripting(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
