import { Form, Submit } from "./form.tsx";
import { Clock, ShortDay } from "./local-time.tsx";
import { Table } from "./table.tsx";
import { useTexts } from "./texts.tsx";

/** Somebody signed in on one browser: the hash that names it, the browser's name where it is known. */
interface Line {
  id: string;
  browser: string | null;
  system?: string | null;
  here: boolean;
  createdAt: Date;
  lastSeenAt: Date;
}

/** Where somebody is signed in, a line a browser, each with a button that ends it. */
export function SignIns({ lines }: { lines: Line[] }) {
  const { own } = useTexts().account;
  const when = (at: Date) => (
    <span>
      <ShortDay at={at} />, <Clock at={at} />
    </span>
  );
  const columns = [
    {
      name: own.where,
      cell: ({ browser, system, here }: Line) => (
        <span>
          {browser ? own.browser(browser, system ?? "") : own.unknownBrowser}
          {here && (
            <>
              {" "}
              <small>{own.here}</small>
            </>
          )}
        </span>
      ),
    },
    { name: own.since, cell: ({ createdAt }: Line) => when(createdAt) },
    { name: own.seen, cell: ({ lastSeenAt }: Line) => when(lastSeenAt) },
    { name: own.end, quiet: true, cell: (line: Line) => <End {...line} /> },
  ];
  return <Table caption={own.signIns} quietCaption columns={columns} rows={lines} rowKey={({ id }) => id} folds fit />;
}

function End({ id }: Line) {
  const { own } = useTexts().account;
  return (
    <Form spaced="none">
      <Submit name="end" value={id} kind="second" small doing={own.ending}>
        {own.end}
      </Submit>
    </Form>
  );
}
