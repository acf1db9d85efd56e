import { expect, test } from "../support/test";

test("a file that is no connection file is refused in clear words", async ({ office }) => {
  const { page } = await office.unconnected();
  await expect(page.getByRole("heading", { name: "Connect to your desk" })).toBeVisible();
  const connect = page.getByRole("button", { name: "Connect", exact: true });
  const file = page.getByRole("textbox", { name: "Connection file" });

  await connect.click();
  await expect(file).toBeFocused();
  await expect(file).toHaveAccessibleDescription("Please fill this in.");

  await file.fill("Dear colleague, here is the file you asked for.");
  await connect.click();
  await expect(page.getByText("This is not a complete connection file.")).toBeVisible();

  await page.locator("input[type=file]").setInputFiles({
    name: "desk.toml",
    mimeType: "application/toml",
    buffer: Buffer.from('[server]\nport = "many"\n'),
  });
  await connect.click();
  await expect(page.getByText("This is not a complete connection file.")).toBeVisible();
});

test("a window without a connection stays usable by keyboard and tells nothing secret", async ({
  office,
}) => {
  const { page } = await office.unconnected();
  await expect(page.getByRole("heading", { name: "Connect to your desk" })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Choose file…" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("textbox", { name: "Connection file" })).toBeFocused();
});
