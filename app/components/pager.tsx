import { Anchor } from "./anchor.tsx";
import { useReading, useTexts } from "./texts.tsx";
import { sayNumber } from "#models/shared/time.ts";

interface PagerProps {
  /** Beginning with 1. */
  page: number;
  /** Things on a page. */
  size: number;
  total: number;
  /** "Pages of departments" */
  label: string;
  /** The address of a page. */
  to: (page: number) => string;
}

/** The pages near this one, the first and the last; nothing when there is only one. */
export function Pager({ page, size, total, label, to }: PagerProps) {
  const { components } = useTexts();
  const { locale } = useReading();
  const pages = Math.ceil(total / size);
  if (pages < 2) return null;
  const say = (count: number) => sayNumber(count, locale);
  return (
    <nav className="pager" aria-label={label}>
      {page > 1 && (
        <Anchor to={to(page - 1)} rel="prev">
          {components.pageBefore}
        </Anchor>
      )}
      {near(page, pages).map((number, at) =>
        number === undefined ? (
          <span key={`gap${at}`} aria-hidden="true">
            …
          </span>
        ) : number === page ? (
          <b key={number} aria-current="page" aria-label={components.pageNumber(say(number))}>
            {say(number)}
          </b>
        ) : (
          <Anchor key={number} to={to(number)} aria-label={components.pageNumber(say(number))}>
            {say(number)}
          </Anchor>
        ),
      )}
      {page < pages && (
        <Anchor to={to(page + 1)} rel="next">
          {components.pageNext}
        </Anchor>
      )}
      <p>{components.pageSpan(say((page - 1) * size + 1), say(Math.min(page * size, total)), say(total))}</p>
    </nav>
  );
}

/** 1 … 4 5 6 … 61, with undefined for the gaps. */
export function near(page: number, pages: number): (number | undefined)[] {
  const shown = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  const sorted = [...new Set(shown)].sort((a, b) => a - b);
  return sorted.flatMap((number, at) => {
    const missing = number - (sorted[at - 1] ?? 0) - 1;
    return missing === 0 ? [number] : missing === 1 ? [number - 1, number] : [undefined, number];
  });
}
