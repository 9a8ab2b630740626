// Copy buttons: each copies the text of the element that its data-copy names. Where the browser forbids that, the text
// is selected, and the button says which keys copy it.
{
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  Object.assign(said.style, { position: "absolute", clipPath: "inset(50%)" }); // for the ear: the button shows it
  document.querySelector("article").append(said);

  const copy = async (element) => {
    try {
      await navigator.clipboard.writeText(element.textContent);
      return true;
    } catch {
      getSelection().selectAllChildren(element);
    }
    try {
      return document.execCommand("copy");
    } catch {
      return false;
    }
  };

  for (const button of document.querySelectorAll("button[data-copy]")) {
    const words = button.textContent;
    let timer;
    button.addEventListener("click", async () => {
      const done = await copy(document.getElementById(button.dataset.copy));
      button.textContent = said.textContent = done ? "Copied" : "Press Ctrl+C or Command+C";
      clearTimeout(timer);
      timer = setTimeout(() => { button.textContent = words; said.textContent = ""; }, done ? 2000 : 10000);
    });
  }
}
