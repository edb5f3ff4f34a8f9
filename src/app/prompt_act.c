/* A key while a prompt is open: the prompt's own keys, then those of editing. */
#include "browser.h"
#include "terminal/key.h"

static void leave(struct browser *browser)
{
	if (browser->prompt.use->leave != NULL)
		browser->prompt.use->leave(browser);
	else
		prompt_close(&browser->prompt);
}

static void edit(struct browser *browser, int key)
{
	struct prompt *prompt = &browser->prompt;
	enum prompt_result result =
		key == KEY_CODE_PASTE ? prompt_paste(prompt, terminal_paste(browser->terminal))
				      : prompt_edit(prompt, key);

	if (result == PROMPT_EMPTIED)
		leave(browser);
	else if (result == PROMPT_CHANGED && prompt->use->changed != NULL)
		prompt->use->changed(browser);
}

void prompt_act(struct browser *browser, int key)
{
	const struct prompt_use *use = browser->prompt.use;

	if (key == KEY_CODE_ESCAPE || key == KEY_CODE_INTERRUPT)
		leave(browser);
	else if (key == KEY_CODE_ENTER)
		use->enter(browser);
	else if (key == 12) /* ^L */
		terminal_redraw(browser->terminal);
	else if (use->key == NULL || !use->key(browser, key))
		edit(browser, key);
}
