import { Head } from "../head.tsx";
import { ReadingProvider, useReading } from "../texts.tsx";
import { ButtonsPart, Colours, Type } from "./basics.tsx";
import { ErrorsPart, ErrorsShown, FieldsPart } from "./fields.tsx";
import { Figures, Icons, Waiting } from "./figures.tsx";
import { Charts } from "./charts.tsx";
import { Effects } from "./effects.tsx";
import { Frames, FramesPart } from "./frames.tsx";
import { reading } from "./moments.ts";
import { Afterwards } from "./afterwards.tsx";
import { Messages } from "./messages.tsx";
import { PeoplePart, TimelinePart } from "./people.tsx";
import { Planning } from "./planning.tsx";
import { States } from "./states.tsx";
import { RowsPart } from "./rows.tsx";
import { Signs } from "./signs.tsx";
import { Menus, Tables, TabsPart } from "./wayfinding.tsx";

const parts = [
  ["colour", "Colour"],
  ["type", "Type"],
  ["buttons", "Buttons"],
  ["state", "State"],
  ["sign", "Sign"],
  ["rows", "Rows"],
  ["fields", "Fields"],
  ["errors", "Errors"],
  ["tables", "Tables"],
  ["tabs", "Tabs"],
  ["menu", "Menu"],
  ["messages", "Messages"],
  ["people", "People"],
  ["timeline", "Timeline"],
  ["figures", "Figures"],
  ["charts", "Charts"],
  ["planning", "Planning"],
  ["waiting", "Waiting"],
  ["empty", "Empty"],
  ["frames", "Frames"],
  ["icons", "Icons"],
] as const;

/** Each component in all its states, in the words the product uses. */
export function Sheet({ frame, wrong, lines = "" }: { frame?: string; wrong?: boolean; lines?: string }) {
  const { language } = useReading();
  return (
    <ReadingProvider reading={{ ...reading, language }}>
      {frame ? (
        <Frames which={frame} />
      ) : (
        <>
          {wrong && <ErrorsShown />}
          <Head title="Components" lead="Each in all its states, in the words the product uses." />
          <nav className="work" aria-label="On this page">
            <p className="cluster">
              {parts.map(([id, name]) => (
                <a key={id} href={`#${id}`}>
                  {name}
                </a>
              ))}
            </p>
          </nav>
          <Colours />
          <Type />
          <ButtonsPart />
          <States />
          <Signs />
          <RowsPart />
          <FieldsPart />
          <ErrorsPart />
          <Tables />
          <TabsPart />
          <Menus />
          <Messages />
          <PeoplePart />
          <Afterwards />
          <TimelinePart />
          <Figures />
          <Charts lines={lines} />
          <Planning />
          <Effects />
          <Waiting />
          <FramesPart />
          <Icons />
        </>
      )}
    </ReadingProvider>
  );
}
