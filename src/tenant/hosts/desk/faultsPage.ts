/** The page on which somebody tells the tenant to fail; what can fail it asks of `GET /faults`, and says no more than that. */

/** HTML between the body tags; the lists are filled by the page's script. */
export const FAULTS_BODY = `<main class="faults">
<p class="back"><a href="/">Back to the front door</a></p>
<h1>Rehearse a failure</h1>
<p>Choose what goes wrong, then go on working in Outlook or Teams: you see what Anteroom says, and that nothing is lost.
Nothing here outlives a restart of the tenant.</p>
<div id="said" role="status" class="said"></div>
<section aria-labelledby="standing-title">
<div class="heading"><h2 id="standing-title">Failing now</h2>
<button type="button" id="clear" aria-keyshortcuts="Escape">Stop all <kbd>Esc</kbd></button></div>
<ul id="standing" class="standing"></ul>
<details id="spent-part" hidden><summary>Done</summary><ul id="spent" class="standing"></ul></details>
</section>
<section aria-labelledby="presets-title"><h2 id="presets-title">In one click</h2><ul id="presets" class="presets"></ul></section>
<section aria-labelledby="own-title"><h2 id="own-title">Your own</h2>
<form id="fault"><div class="fields">
<label for="kind">What goes wrong<select id="kind"></select></label>
<label for="target">Which service<select id="target"></select></label>
<p id="kind-says" class="says"></p>
<label for="match" data-member="match">Only calls whose “METHOD /path” matches
<input id="match" placeholder="PATCH .*/events/" autocomplete="off" spellcheck="false"></label>
<label for="who" data-member="who">Only this person or mailbox<select id="who"><option value="">Everybody</option></select></label>
<label for="times" data-member="times">How many calls, empty for all<input id="times" type="number" min="1" step="1" value="1"></label>
<label for="retryAfterSeconds" data-member="retryAfterSeconds">Come back after, seconds
<input id="retryAfterSeconds" type="number" min="0" step="1" placeholder="2"></label>
<label for="delayMs" data-member="delayMs">How late, milliseconds
<input id="delayMs" type="number" min="0" max="600000" step="1" placeholder="3000"></label>
<label for="minutes" data-member="minutes">Minutes ahead, negative for behind
<input id="minutes" type="number" step="1" value="60"></label>
<label for="list" data-member="list">List<input id="list" placeholder="Proposals" autocomplete="off" spellcheck="false"></label>
<label for="column" data-member="column">Column<input id="column" placeholder="State" autocomplete="off" spellcheck="false"></label>
</div>
<p><button type="submit" class="primary">Start failing</button></p></form></section>
<p class="says">For scripts: <code>POST /faults</code> with the same members as JSON; <code>GET /faults</code> says what there is.</p>
</main>`;
