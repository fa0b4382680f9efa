using System.Net;
using System.Text;
using System.Text.Json;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Web;

namespace RevenueDashboard.Tests.Importing.Catalogue;

/// <summary>The whole catalogue through <c>POST /api/imports</c> of one server. What a file put into the book is taken out again before the next.</summary>
public sealed class OddFilesOverHttpTests(RunningServer running) : IClassFixture<RunningServer>
{
    private WebServer Server => running.Server;

    [Theory]
    [MemberData(nameof(OddFiles.Names), MemberType = typeof(OddFiles))]
    public async Task An_odd_file_becomes_what_the_contract_says(string name)
    {
        var file = OddFiles.ByName[name];
        var committed = new Stack<int>();
        foreach (var given in file.Given) committed.Push((await ImportAsync(Encoding.UTF8.GetBytes(given), [])).Batch);

        var (outcome, details, batch) = await ImportAsync(file.Bytes, file.Said);

        if (outcome == "committed") committed.Push(batch);
        foreach (var each in committed) Assert.Equal(BatchOutcome.Done, (await Server.Importer.UndoAsync(each, "ann", WebServer.Cancellation)).Outcome);
        OddFiles.Compare(file, outcome, details);
    }

    private async Task<(string Outcome, IEnumerable<string> Details, int Batch)> ImportAsync(byte[] bytes, string[] said)
    {
        var (query, answers) = Said(said);
        using var response = await Server.SendAsync("?name=odd.csv" + query, new ByteArrayContent(bytes));
        Assert.InRange((int)response.StatusCode, 200, 499);
        var answer = await WebServer.JsonAsync(response);
        if (response.StatusCode == HttpStatusCode.UnprocessableEntity) return ("refused", Problems(answer), 0);

        var batch = answer.GetProperty("batch").GetInt32();
        if (response.StatusCode == HttpStatusCode.OK) return ("already-imported", [], batch);

        var staged = (await Server.Importer.FindAsync(batch, WebServer.Cancellation))!;
        while (staged.OpenQuestions.FirstOrDefault(question => answers.ContainsKey(question.Code)) is { } question)
        {
            var result = await Server.Importer.AnswerAsync(batch, new Dictionary<string, string> { [question.Code] = answers[question.Code] }, "ann", WebServer.Cancellation);
            staged = (await Server.Importer.FindAsync(batch = result.BatchId, WebServer.Cancellation))!;
            if (staged.Outcome == StagedOutcome.Refused) return ("refused", staged.Problems.Select(problem => $"{problem.Line} {problem.Code}"), batch);
            Assert.Equal(BatchOutcome.Done, result.Outcome);
        }

        if (staged.OpenQuestions.Count > 0) return await DiscardAsync(batch, "questions", staged.OpenQuestions.Select(question => question.Code));
        var commit = await Server.Importer.CommitAsync(batch, "ann", WebServer.Cancellation);
        if (commit.Outcome == BatchOutcome.Refused) return ("refused", commit.Problems.Select(problem => $"{problem.Line} {problem.Code}"), batch);
        Assert.Equal(BatchOutcome.Done, commit.Outcome);
        return ("committed", staged.Summary!.Totals.Select(each => $"{each.Month} {each.Currency} {Money.ToPlainText(each.Amount)}"), batch);
    }

    private async Task<(string, IEnumerable<string>, int)> DiscardAsync(int batch, string outcome, IEnumerable<string> details)
    {
        await Server.Importer.DiscardAsync(batch, "ann", WebServer.Cancellation);
        return (outcome, details, batch);
    }

    private static IEnumerable<string> Problems(JsonElement refused) =>
        refused.GetProperty("problems").EnumerateArray().Select(problem => $"{problem.GetProperty("line").GetInt64()} {problem.GetProperty("code").GetString()}");

    // The words of the command line as those of the address and as answers.
    private static (string Query, Dictionary<string, string> Answers) Said(string[] said)
    {
        var (query, answers) = (new StringBuilder(), new Dictionary<string, string>());
        foreach (var (word, text) in said.Chunk(2).Select(pair => (pair[0], pair[1])))
        {
            switch (word)
            {
                case "--answer": answers[text.Split('=')[0]] = text.Split('=')[1]; break;
                case "--repeated": answers[ImportQuestion.RepeatedLines] = text; break;
                case "--restate": answers[ImportQuestion.Restatement] = text; break;
                case "--map": query.Append("&map=").Append(Uri.EscapeDataString(text.Replace('=', ':'))); break;
                default: query.Append('&').Append(word.AsSpan(2)).Append('=').Append(Uri.EscapeDataString(text)); break;
            }
        }

        return (query.ToString(), answers);
    }
}

/// <summary>One server for all files.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    public WebServer Server { get; } = new();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
