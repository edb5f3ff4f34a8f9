/* concordat: everything is in src/app, so that tests can link it. */
#include "app/app.h"

int main(int argc, char **argv)
{
	return command_line_run(argc, argv);
}
