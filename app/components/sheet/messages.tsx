import { Note } from "../note.tsx";
import { Stack } from "../stack.tsx";
import { Toast } from "../toast.tsx";
import { Part } from "./part.tsx";

export function Messages() {
  return (
    <Part
      id="messages"
      title="Toast and notes"
      rule="A toast says what was done and offers the way back. A note explains; it never asks."
    >
      <Stack>
        <Toast act={<a href="#messages">Undo, 10 minutes</a>}>Your place has been given back.</Toast>
        <Note>Times are for Valdemora, where it takes place.</Note>
        <Note kind="yes">Published. 4 sessions are open, 14 people have been told.</Note>
        <Note kind="spot">Your badge ends on 3 December, before this visit.</Note>
        <Note kind="no">
          Somebody took the last place a moment ago. You can join the waiting list; you would be 1st.
        </Note>
        <Note kind="asked">Ingrid has until tomorrow, 12:30.</Note>
        <Note icon="bell-plus">
          <strong>Nothing that fits?</strong> Say what you would like to see. <a href="#messages">I would like …</a>
        </Note>
      </Stack>
    </Part>
  );
}
