import NavigationForm from "next/form";
import type { ReactNode } from "react";
import { type ButtonLook, buttonLook } from "./button-look.ts";

/** A button that leads to another state of the address: opens a dialog of the page, or leaves it. */
export interface OpenButtonProps {
  /** A path of this portal, with its query: "/profile/login?dialog=disable". */
  href: string;
  children: ReactNode;
  look?: ButtonLook;
  wide?: boolean;
  /** The new address takes the place of this one in the history, e.g. when a dialog is left. */
  replace?: boolean;
}

/** A real button for what product and QA call a button but only navigates: a GET form, soft once JavaScript runs. */
export function OpenButton({ href, children, look = "secondary", wide = false, replace = false }: OpenButtonProps) {
  const [path = "", query = ""] = href.split("?");
  return (
    <NavigationForm
      action={path}
      replace={replace}
      scroll={false}
      prefetch={false}
      className={wide ? "w-full" : "flex"}
    >
      {[...new URLSearchParams(query)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={`${buttonLook(look, wide)} max-sm:w-full`}>
        {children}
      </button>
    </NavigationForm>
  );
}
