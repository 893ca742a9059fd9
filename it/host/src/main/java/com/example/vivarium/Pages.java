package com.example.vivarium;

import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.http.HttpService;
import org.osgi.service.http.NamespaceException;

/** The page, and the diary at {@code /vivarium/diary}. */
final class Pages extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Diary diary;

    private Pages(Diary diary) {
        this.diary = diary;
    }

    static void register(HttpService service, Diary diary) {
        try {
            service.registerServlet("/vivarium", new Pages(diary), null, null);
        } catch (ServletException | NamespaceException e) {
            throw new IllegalStateException("The page of the vivarium could not be registered", e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain; charset=utf-8");
        response.getWriter().print("/diary".equals(request.getPathInfo()) ? diary.text() : "The vivarium is open.");
    }
}
