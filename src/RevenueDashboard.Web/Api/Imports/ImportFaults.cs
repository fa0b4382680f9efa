using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using RevenueDashboard.Importing;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Hosting;

namespace RevenueDashboard.Web.Api.Importing;

/// <summary>What can go wrong with a file on its way, as problem details (RFC 9457): each says what to do.</summary>
public static class ImportFaults
{
    private const int RetrySeconds = 5;

    public static ProblemHttpResult NoToken { get; } = TypedResults.Problem(
        "The page that sent this file has no valid token. Reload the page and choose the file again.", statusCode: StatusCodes.Status400BadRequest, title: "The request was refused");

    public static ProblemHttpResult Form { get; } = TypedResults.Problem(
        "Send the file itself as the body of the request, and its name in the address: /api/imports?name=july.csv.", statusCode: StatusCodes.Status415UnsupportedMediaType, title: "A form is not read");

    public static ProblemHttpResult Key(int longest) => TypedResults.Problem(
        string.Create(CultureInfo.InvariantCulture, $"The header {RequestOnce.Header} has one key of 1 to {longest} letters, digits and marks, without spaces. Make a new one for each request, such as a UUID."),
        statusCode: StatusCodes.Status400BadRequest, title: "The key cannot be used");

    public static ProblemHttpResult OtherRequest { get; } = TypedResults.Problem(
        "This key was used for another request within the last 24 hours. Send the same request as then, or take a new key.", statusCode: StatusCodes.Status422UnprocessableEntity, title: "The key belongs to another request");

    public static ProblemHttpResult Running(HttpContext http)
    {
        http.Response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Problem("The same request is still being worked on. Send it again in a moment: the answer will be the same.", statusCode: StatusCodes.Status409Conflict, title: "The request is being worked on");
    }

    public static ProblemHttpResult NotAnswers { get; } = TypedResults.Problem(
        "Send the answers as a JSON object of question and choice: {\"restatement\": \"replace\"}.", statusCode: StatusCodes.Status400BadRequest, title: "The answers cannot be read");

    /// <summary>A command about a batch that was not done.</summary>
    public static ProblemHttpResult NotDone(BatchResult result)
    {
        var (status, title, outcome) = result.Outcome switch
        {
            BatchOutcome.NotFound => (StatusCodes.Status404NotFound, "There is no such batch", "not-found"),
            BatchOutcome.QuestionsOpen => (StatusCodes.Status409Conflict, "Questions are open", "questions"),
            BatchOutcome.BookChanged => (StatusCodes.Status409Conflict, "The book has changed", "book-changed"),
            BatchOutcome.Refused => (StatusCodes.Status422UnprocessableEntity, "The file was refused", "refused"),
            _ => (StatusCodes.Status409Conflict, "That is not possible", "not-possible"),
        };
        return TypedResults.Problem(result.Message, statusCode: status, title: title, extensions: new Dictionary<string, object?>
        {
            ["batch"] = result.BatchId,
            ["outcome"] = outcome,
            ["questions"] = result.Questions.Select(QuestionAnswer.Of),
            ["problems"] = result.Problems,
        });
    }

    /// <summary>Words of the query that say nothing that is known.</summary>
    /// <param name="faults">What is wrong, by the word.</param>
    public static ValidationProblem NotKnown(IDictionary<string, string[]> faults) => TypedResults.ValidationProblem(
        faults, string.Join(" ", faults.Select(fault => $"{fault.Key}: {string.Join(" ", fault.Value)}")), title: "The request says something that is not known");

    public static ValidationProblem NoProfile(string name) =>
        NotKnown(new Dictionary<string, string[]> { ["profile"] = [$"There is no profile \"{name}\". It may have been deleted: choose another, or none."] });

    public static ProblemHttpResult NoSuchProfile(string? name) => TypedResults.Problem(
        string.IsNullOrWhiteSpace(name) ? "Say which profile: ?name=SAP export." : $"There is no profile \"{name}\". It may have been deleted already.",
        statusCode: StatusCodes.Status404NotFound, title: "There is no such profile");

    public static ProblemHttpResult TooLarge(long limit) => TypedResults.Problem(
        string.Create(CultureInfo.InvariantCulture, $"At most {limit:N0} bytes are accepted. Divide the file by month, or have the limit raised (Import:FileSize)."),
        statusCode: StatusCodes.Status413PayloadTooLarge, title: "The file is too large");

    /// <summary>A file with problems: all counted, the first listed.</summary>
    public static ProblemHttpResult Refused(StagedFile file, string location) => TypedResults.Problem(
        $"{Figures.Count(file.ProblemCount, "problem", "problems")} in {file.FileName}. Nothing of it counts: correct the file and send it again.",
        statusCode: StatusCodes.Status422UnprocessableEntity, title: "The file was refused",
        extensions: new Dictionary<string, object?>
        {
            ["batch"] = file.BatchId,
            ["outcome"] = "refused",
            ["location"] = location,
            ["problemCount"] = file.ProblemCount,
            ["problems"] = file.Problems,
        });

    /// <summary>Something on the server's side that a person can wait for or put right; null for anything else.</summary>
    public static ProblemHttpResult? Of(Exception problem, HttpContext http)
    {
        if (problem is BadHttpRequestException broken)
            return TypedResults.Problem("The file did not arrive as a whole. Send it again.", statusCode: broken.StatusCode, title: "The request is broken");

        if (BookFault.Of(problem) is not { } fault) return null;

        if (fault.Status == StatusCodes.Status503ServiceUnavailable) http.Response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Problem(fault.Advice, statusCode: fault.Status, title: fault.Title);
    }
}
