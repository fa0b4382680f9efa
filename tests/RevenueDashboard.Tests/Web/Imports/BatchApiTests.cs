using System.Net;
using System.Text;
using RevenueDashboard.Data;
using static RevenueDashboard.Tests.Web.WebServer;

namespace RevenueDashboard.Tests.Web.Importing;

public sealed class BatchApiTests
{
    private const string March = "month,customer,product,amount\n2024-03,Ann,Compute,100.00\n2024-03,Bob,Compute,0.05\n";
    private const string Corrected = "month,customer,product,amount\n2024-03,Ann,Compute,90.00\n2024-03,Bob,Compute,0.05\n";

    [Fact]
    public async Task A_batch_is_told_in_the_words_of_the_command_line()
    {
        await using var server = new WebServer();
        using var staged = await server.SendAsync("?name=march.csv", new StringContent(March));

        using var response = await server.CreateClient().GetAsync(new Uri("/api/imports/1", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var batch = await JsonAsync(response);
        Assert.Equal(("march.csv", "staged", 1, 2L), (batch.GetProperty("file").GetString(), batch.GetProperty("outcome").GetString(), batch.GetProperty("batch").GetInt32(), batch.GetProperty("rows").GetInt64()));
        Assert.Equal("""{"month":"2024-03","currency":"USD","amount":"100.05"}""", batch.GetProperty("totals")[0].GetRawText());
    }

    [Fact]
    public async Task A_correction_goes_in_by_questions_answers_and_a_commit_and_out_by_an_undo()
    {
        await using var server = new WebServer();
        using var march = await server.SendAsync("?name=march.csv", new StringContent(March));
        await ExpectAsync(server, "1/commit", null, HttpStatusCode.OK, "committed");
        using var corrected = await server.SendAsync("?name=corrected.csv", new StringContent(Corrected));
        var question = (await JsonAsync(corrected)).GetProperty("questions")[0];
        Assert.Equal(("restatement", """["replace","add"]"""), (question.GetProperty("code").GetString(), question.GetProperty("choices").GetRawText()));

        await ExpectAsync(server, "2/commit", null, HttpStatusCode.Conflict, "questions");
        await ExpectAsync(server, "2/answers", """{"restatement":"perhaps"}""", HttpStatusCode.Conflict, "not-possible");
        await ExpectAsync(server, "2/answers", """{"restatement":"replace"}""", HttpStatusCode.OK, "staged");
        await ExpectAsync(server, "2/commit", null, HttpStatusCode.OK, "committed");
        await ExpectAsync(server, "2/discard", null, HttpStatusCode.Conflict, "not-possible");
        await ExpectAsync(server, "2/undo", null, HttpStatusCode.OK, "undone");

        Assert.Equal([BatchState.Undone, BatchState.Committed], (await server.History.ListAsync(Cancellation)).Select(batch => batch.State));
    }

    [Fact]
    public async Task A_staged_file_is_thrown_away()
    {
        await using var server = new WebServer();
        using var staged = await server.SendAsync("?name=march.csv", new StringContent(March));

        await ExpectAsync(server, "1/discard", null, HttpStatusCode.OK, "discarded");
    }

    [Fact]
    public async Task Refused_repetition_is_told_with_its_lines()
    {
        await using var server = new WebServer();
        using var staged = await server.SendAsync("?name=march.csv", new StringContent(March + "2024-03,Ann,Compute,1.00\n"));

        var refused = await ExpectAsync(server, "1/answers", """{"repeated-lines":"refuse"}""", HttpStatusCode.UnprocessableEntity, "refused");

        Assert.Equal(4, refused.GetProperty("problems")[0].GetProperty("line").GetInt64());
    }

    [Theory]
    [InlineData("7/commit", null), InlineData("7/undo", null), InlineData("7/discard", null), InlineData("7/answers", """{"restatement":"add"}""")]
    public async Task There_is_nothing_to_do_about_a_batch_that_is_not_there(string command, string? body)
    {
        await using var server = new WebServer();
        await ExpectAsync(server, command, body, HttpStatusCode.NotFound, "not-found");
        using var found = await server.CreateClient().GetAsync(new Uri("/api/imports/7", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, found.StatusCode);
    }

    [Theory]
    [InlineData(""), InlineData("{}"), InlineData("restatement=add"), InlineData("""["add"]"""), InlineData("""{"restatement":1}"""), InlineData("""{"restatement":null}""")]
    public async Task Answers_that_are_none_are_told_so(string body)
    {
        await using var server = new WebServer();
        using var response = await server.PostAsync("/api/imports/1/answers", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("commit"), InlineData("undo"), InlineData("discard"), InlineData("answers")]
    public async Task Without_the_pages_token_nothing_is_done(string command)
    {
        await using var server = new WebServer();
        using var staged = await server.SendAsync("?name=march.csv", new StringContent(March));

        using var response = await server.CreateClient().PostAsync(new Uri($"/api/imports/1/{command}", UriKind.Relative), new StringContent("""{"restatement":"add"}"""), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(BatchState.Staged, (await server.History.FindAsync(1, Cancellation))!.State);
    }

    [Fact]
    public async Task Of_two_commits_for_a_month_at_once_one_wins_and_the_other_is_told()
    {
        await using var server = new WebServer();
        using var ann = await server.SendAsync("?name=march.csv", new StringContent(March));
        using var bob = await server.SendAsync("?name=corrected.csv", new StringContent(Corrected));

        var responses = await Task.WhenAll(server.PostAsync("/api/imports/1/commit", null), server.PostAsync("/api/imports/2/commit", null));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], responses.Select(response => response.StatusCode).Order());
        var told = await JsonAsync(responses.Single(response => response.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(("book-changed", "restatement"), (told.GetProperty("outcome").GetString(), told.GetProperty("questions")[0].GetProperty("code").GetString()));
    }

    private static async Task<System.Text.Json.JsonElement> ExpectAsync(WebServer server, string command, string? body, HttpStatusCode status, string outcome)
    {
        using var response = await server.PostAsync("/api/imports/" + command, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"));
        var json = await JsonAsync(response);
        Assert.Equal((status, outcome), (response.StatusCode, json.GetProperty("outcome").GetString()));
        return json;
    }
}
