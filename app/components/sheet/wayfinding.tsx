import { Button, Buttons } from "../button.tsx";
import { Tick } from "../choice.tsx";
import { Cluster } from "../cluster.tsx";
import { Code } from "../code.tsx";
import { Count } from "../count.tsx";
import { Dialog } from "../dialog.tsx";
import { SelectField } from "../field.tsx";
import { Chosen, Filters, FiltersOpen } from "../filters.tsx";
import { Menu, MenuLink } from "../menu.tsx";
import { Pager } from "../pager.tsx";
import { SwitchView } from "../switchview.tsx";
import { Table } from "../table.tsx";
import { Tabs } from "../tabs.tsx";
import { Two } from "../two.tsx";
import { Part } from "./part.tsx";

const rows = [
  { code: "RFF", name: "Rescue and Fire Fighting", lead: "Jørn Aasen", kept: "99 %", sessions: "71" },
  { code: "GTP", name: "Ground Transport and Parking", lead: "Kwame Boateng-Ouédraogo", kept: "71 %", sessions: "17" },
];

export function Tables() {
  return (
    <Part
      id="tables"
      title="Table and pages"
      rule="Hairlines, figures at the end edge, folds into a list on a phone when it is read, scrolls when it is compared."
    >
      <Table
        caption="Departments"
        note="By promise kept, as of 06:00"
        folds
        rows={rows}
        rowKey={({ code }) => code}
        columns={[
          {
            name: "Department",
            cell: ({ code, name }) => (
              <>
                <Code code={code} name={name} /> {name}
              </>
            ),
          },
          { name: "Lead", cell: ({ lead }) => <bdi>{lead}</bdi> },
          { name: "Kept", num: true, sort: { to: "#tables", now: "descending" }, cell: ({ kept }) => kept },
          { name: "Sessions", num: true, cell: ({ sessions }) => sessions },
        ]}
      />
      <Table
        caption="Departments in short"
        quietCaption
        note="No wider than it is read"
        fit
        rows={rows}
        rowKey={({ code }) => code}
        columns={[
          { name: "Department", cell: ({ name }) => name },
          { name: "Kept", num: true, cell: ({ kept }) => kept },
        ]}
      />
      <Pager page={2} size={24} total={61} label="Pages of departments" to={(page) => `?page=${page}#tables`} />
      <Pager page={12} size={25} total={32812} label="Pages of people" to={(page) => `?page=${page}#tables`} />
    </Part>
  );
}

export function TabsPart() {
  return (
    <Part
      id="tabs"
      title="Tabs, switch, filters"
      rule="Tabs and switches are links with an address; the choice survives a reload and can be sent to a colleague."
    >
      <Tabs
        label="Example tabs"
        tabs={[
          { to: "?tab=coming#tabs", text: "Coming", count: 5, current: true },
          { to: "?tab=past#tabs", text: "Past", count: 11 },
          { to: "?tab=record#tabs", text: "My record" },
          { to: "?tab=save#tabs", text: "Save this search", icon: "plus" },
        ]}
      />
      <p className="work gap-above-s">
        What waits for you is lit: <Count of={3} spot />
      </p>
      <Cluster>
        <FiltersOpen />
        <SwitchView
          label="Example view"
          views={[
            { to: "?view=list#tabs", text: "List", icon: "list", current: true },
            { to: "?view=calendar#tabs", text: "Calendar", icon: "calendar-month" },
          ]}
        />
        <Chosen
          chips={[
            { to: "?without=can#tabs", text: "I can book" },
            { to: "?without=evening#tabs", text: "Evening and night" },
          ]}
          clear="?#tabs"
        />
      </Cluster>
      <div className="two two--filters gap-above-s">
        <Filters label="Filter sessions" action="/design" show="Show sessions">
          <fieldset>
            <legend>Show</legend>
            <Tick type="checkbox" tight name="show" value="can" label="I can book" tally={26} checked />
            <Tick type="checkbox" tight name="show" value="left" label="With places left" tally={31} />
          </fieldset>
          <SelectField name="of" label="Department" options={[{ value: "", text: "All 48 departments" }]} />
        </Filters>
        <p className="work soft">On a phone the filters are a part of the page that the button above leads to.</p>
      </div>
    </Part>
  );
}

export function Menus() {
  return (
    <Part
      id="menu"
      title="Menu and dialog"
      rule="A menu is a details element, a dialog a page of its own; both work without script."
    >
      <Two kind="even">
        <div>
          <Menu label="Add to my calendar" icon="calendar-plus" button="second" inFlow open>
            <MenuLink to="#menu" icon="refresh" note="Changes can take up to a day">
              Subscribe to all
            </MenuLink>
            <MenuLink to="#menu" icon="download">
              Download the file
            </MenuLink>
          </Menu>
        </div>
        <Dialog title="Give the place back?" level={3}>
          <p>
            Nine people wait for it; the first is asked at once. Until Friday 4 December this has no consequence for
            you.
          </p>
          <Buttons>
            <Button>Give it back</Button>
            <Button kind="quiet">Keep my place</Button>
          </Buttons>
        </Dialog>
      </Two>
    </Part>
  );
}
