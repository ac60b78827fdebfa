
// What a page can do without: finding documents in an index, and going from a figure to its
// definition with a pointer. Everything is there to read, and every definition linked, without it.
"use strict";

const words = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function findDocuments(form) {
  const [field, group] = form.elements;
  const told = form.querySelector("output");
  const sections = [...document.querySelectorAll("main > section")];
  for (const section of sections) {
    const heading = section.querySelector("h2");
    group.append(new Option(heading.textContent, heading.id));
  }
  const show = () => {
    const sought = words(field.value).split(/\s+/);
    let found = 0;
    for (const section of sections) {
      const wanted = !group.value || section.querySelector("h2").id === group.value;
      let any = false;
      for (const entry of section.querySelectorAll("li")) {
        const text = words(entry.textContent);
        entry.hidden = !(wanted && sought.every((word) => text.includes(word)));
        any ||= !entry.hidden;
        found += !entry.hidden;
      }
      section.hidden = !any;
    }
    told.textContent = told.dataset.words.replace("{count}", found);
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
}

// In the list, "=" stands for what is as in the figure before.
function indicatorsOf(listed) {
  let indicator = "";
  return listed.split(";").map((key) => {
    const written = key.split("|")[0];
    indicator = written === "=" ? indicator : written;
    return indicator;
  });
}

function leadToDefinitions(indicators) {
  const definition = (element) => {
    const place = /\d+/.exec(element?.dataset.f ?? "");
    return place && document.getElementById(`define-${indicators[place[0]].toLowerCase()}`);
  };
  const bound = (event) => event.target.closest("[data-f]");
  document.documentElement.classList.add("leads");
  document.addEventListener("pointerover", (event) => {
    const element = bound(event);
    const found = definition(element);
    if (found && element instanceof HTMLElement) element.title = found.textContent;
  });
  document.addEventListener("click", (event) => {
    const found = definition(bound(event));
    if (found && getSelection().isCollapsed) location.hash = found.id;
  });
}

const template = document.querySelector("template");
if (template) {
  template.before(template.content.cloneNode(true));
  findDocuments(document.querySelector("form"));
}
const listed = document.querySelector('meta[name="figures"]');
if (listed) leadToDefinitions(indicatorsOf(listed.content));
