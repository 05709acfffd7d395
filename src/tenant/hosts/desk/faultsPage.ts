/** The page on which somebody tells the tenant to fail; it only fills in the JSON that `/faults` takes. */

/** HTML between the body tags. */
export const FAULTS_BODY = `<main>
<h1>Rehearse a failure</h1>
<p>The next calls fail in the way you choose, so that you can see what Anteroom says and that nothing is lost.
<a href="/">Back to the front door</a></p>
<form id="fault">
<label for="target">Which service</label>
<select id="target"><option value="graph">Graph (mail and calendar)</option><option value="lists">SharePoint lists</option>
<option value="issuer">Sign-in</option></select>
<label for="kind">How it fails</label>
<select id="kind"><option value="429">429, too many calls</option><option value="503">503, not available</option>
<option value="drop-before">Connection lost before the change is made</option>
<option value="drop-after">Connection lost after the change was made</option>
<option value="412">412, changed by somebody else</option><option value="slow">Slow answer</option>
<option value="list-missing">List is missing</option><option value="unauthorized">401, not authorized</option>
<option value="consent">Consent is missing</option></select>
<label for="match">Only calls whose “METHOD path” matches (optional)</label>
<input id="match" placeholder="PATCH .*/events/" autocomplete="off">
<label for="times">How many calls (empty: all)</label>
<input id="times" type="number" min="1" value="1">
<p><button type="submit" class="primary">Start failing</button> <button type="button" id="clear">Stop all failures</button></p>
</form>
<h2>Now failing</h2>
<ul id="faults" aria-live="polite"></ul>
</main>`;
