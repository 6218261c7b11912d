// A static file server: one request after the other, GET and HEAD, files of the directory given.
#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void end(int signal)
{
    (void)signal;
    _exit(0);
}

static void answer(FILE *client, const char *directory)
{
    char method[8], path[256], file[512];
    int asked = fscanf(client, "%7s %255s", method, path) == 2;

    // The rest of the head must be read: closing with bytes unread resets the connection.
    for (char line[1024]; fgets(line, sizeof line, client) && strcmp(line, "\r\n") != 0;)
    {
    }
    fseek(client, 0, SEEK_CUR);

    snprintf(file, sizeof file, "%s%s%s", directory, asked ? path : "/", asked && path[1] ? "" : "index.html");
    FILE *content = asked && !strstr(path, "..") ? fopen(file, "r") : NULL;
    fprintf(client, "HTTP/1.0 %s\r\nContent-Type: text/html\r\n\r\n", content ? "200 OK" : "404 Not Found");
    for (int c; content && strcmp(method, "HEAD") != 0 && (c = fgetc(content)) != EOF;)
    {
        fputc(c, client);
    }
    if (content)
    {
        fclose(content);
    }
}

int main(int count, char **arguments)
{
    if (count != 3)
    {
        fprintf(stderr, "usage: server DIRECTORY PORT\n");
        return 2;
    }

    // The first process of a container gets no default handlers.
    signal(SIGTERM, end);
    signal(SIGPIPE, SIG_IGN);

    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((unsigned short)atoi(arguments[2]))};
    int on = 1, listener = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) != 0 || listen(listener, 16) != 0)
    {
        perror("listen");
        return 1;
    }

    printf("Serving %s on port %s\n", arguments[1], arguments[2]);
    fflush(stdout);
    for (;;)
    {
        int connection = accept(listener, NULL, NULL);
        FILE *client = connection < 0 ? NULL : fdopen(connection, "r+");
        if (client)
        {
            answer(client, arguments[1]);
            fclose(client);
        }
    }
}
