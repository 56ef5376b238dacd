import { findAddress } from "#app/forms/find.ts";
import { ButtonLink } from "./button.tsx";
import { Empty } from "./empty.tsx";
import { isNarrowed, type FindFilters } from "./find-filters.tsx";
import { useTexts } from "./texts.tsx";

type NothingProps = Parameters<typeof FindFilters>[0] & { count: number; ahead: number };

/** Says why nothing is shown, and the one next step. */
export function NothingFound({ choice, count, ahead }: NothingProps) {
  const { empty } = useTexts().find;
  if (ahead === 0)
    return (
      <Empty title={empty.nothing} first>
        <p>{empty.nothingText}</p>
      </Empty>
    );
  const all = <ButtonLink to={findAddress({ ...choice, can: false, after: undefined })}>{empty.seeAll}</ButtonLink>;
  if (choice.after)
    return (
      <Empty title={empty.pageTitle}>
        <p>{empty.page}</p>
      </Empty>
    );
  return (
    <Empty title={isNarrowed(choice) ? empty.title : empty.noneFree}>
      <p>{count > 0 && choice.can ? empty.notFree(count) : empty.some(ahead)}</p>
      {choice.can && count > 0 && <p>{all}</p>}
    </Empty>
  );
}
