#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "import/files.h"
int main(int argc,char**argv){ struct fixture f={.folder="/tmp"}; snprintf(f.path,200,"%s",argv[1]);
 for(int i=2;i<argc;i++){ struct visit v={.done=false}; bool ok=visit_path(&f,argv[i],&v); printf("%s%s%s\n",string_buffer_text(&v.report.lines), ok?"":"ERROR ", ok?"":v.error.message); visit_free(&v);} return 0;}
