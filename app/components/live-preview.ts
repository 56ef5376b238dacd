import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, type FormEvent } from "react";
import { KEY_FIELD } from "./form.tsx";

/** So long nobody types before what was typed is asked about. */
const QUIET = 300;

/** Asks the page at `address` what the form would do while it is filled in. `seen` is that page's answer, once there is
 *  one; without script the form's own button shows the same. */
export function usePreview<Loader>(address: string) {
  const { load, data } = useFetcher<Loader>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), [address]);
  const onChange = ({ currentTarget }: FormEvent<HTMLFormElement>) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const asked = [...new FormData(currentTarget)].filter(
        (field): field is [string, string] => field[0] !== KEY_FIELD && typeof field[1] === "string",
      );
      load(`${address}?${new URLSearchParams(asked)}`);
    }, QUIET);
  };
  return { seen: data, onChange };
}
