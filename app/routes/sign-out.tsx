import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Submit } from "#app/components/form.tsx";
import { Lone } from "#app/components/lone.tsx";
import { useTexts } from "#app/components/texts.tsx";
import { titled } from "#app/components/title.ts";
import { signedOut } from "#app/server/sign-in.ts";
import { requireViewer } from "#app/server/viewer.ts";

export const meta: MetaFunction = (args) => titled(args, ({ account }) => account.signOut.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireViewer(request, context);
  return null;
}

export const action = ({ request, context }: ActionFunctionArgs) => signedOut(request, context);

export default function SignOut() {
  const { signOut } = useTexts().account;
  return (
    <Lone title={signOut.title}>
      <p>{signOut.text}</p>
      <Form>
        <Submit doing={signOut.doing}>{signOut.press}</Submit>
      </Form>
    </Lone>
  );
}
