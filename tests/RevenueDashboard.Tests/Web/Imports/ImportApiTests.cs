using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Importing.Workbooks;
using static RevenueDashboard.Tests.Web.WebServer;

namespace RevenueDashboard.Tests.Web.Importing;

public sealed class ImportApiTests
{
    private const string March = "month,customer,product,amount,currency\n2024-03,Ann,Compute,100.00,USD\n2024-03,Bob,Compute,50.25,USD\n";

    [Fact]
    public async Task A_good_file_is_staged_and_its_page_named()
    {
        await using var server = new WebServer();

        using var response = await server.SendAsync("?name=march.csv", Bytes(March));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("/imports/1", response.Headers.Location?.OriginalString);
        var answer = await JsonAsync(response);
        Assert.Equal((1, "staged", "/imports/1"), (answer.GetProperty("batch").GetInt32(), answer.GetProperty("outcome").GetString(), answer.GetProperty("location").GetString()));
        var batch = await server.History.FindAsync(1, Cancellation);
        Assert.Equal((BatchState.Staged, "march.csv", 2L), (batch!.State, batch.FileName, batch.Rows));
        Assert.Equal([new Money(1_502_500, Currency.Usd)], batch.Totals);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not a token")]
    public async Task Without_the_pages_token_nothing_is_read(string? token)
    {
        await using var server = new WebServer();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/imports?name=march.csv") { Content = Bytes(March) };
        if (token is not null) request.Headers.Add("RequestVerificationToken", token);

        using var response = await server.CreateClient().SendAsync(request, Cancellation);

        await ExpectProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Empty(await server.History.ListAsync(Cancellation));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_beyond_the_limit_is_refused_with_advice_whether_it_tells_its_length_or_not(bool tells)
    {
        await using var server = new WebServer(("Import:FileSize", "80"));

        using var response = await server.SendAsync("?name=march.csv", tells ? Bytes(March) : new StreamContent(new Unending(Encoding.UTF8.GetBytes(March))));

        var problem = await ExpectProblemAsync(response, HttpStatusCode.RequestEntityTooLarge);
        Assert.Contains("At most 80 bytes", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(await server.History.ListAsync(Cancellation));
    }

    [Fact]
    public async Task A_broken_file_comes_back_with_every_problem_and_its_line()
    {
        await using var server = new WebServer();

        using var response = await server.SendAsync("?name=example-broken.csv", new ByteArrayContent(await Files.ReadAsync("example-broken.csv")));

        var problem = await ExpectProblemAsync(response, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("refused", problem.GetProperty("outcome").GetString());
        Assert.Equal(9, problem.GetProperty("problemCount").GetInt64());
        // The list in data/README.md.
        Assert.Equal([3, 4, 5, 6, 7, 8, 9, 10, 11], problem.GetProperty("problems").EnumerateArray().Select(each => each.GetProperty("line").GetInt64()));
        Assert.Equal(BatchState.Refused, (await server.History.FindAsync(problem.GetProperty("batch").GetInt32(), Cancellation))!.State);
    }

    [Theory]
    [InlineData("", "name")]
    [InlineData("?name=a.csv&currency=dollars", "currency")]
    [InlineData("?name=a.csv&month-order=ymd", "month-order")]
    [InlineData("?name=a.csv&decimal=dot", "decimal")]
    [InlineData("?name=a.csv&map=sum:Net+Value", "map")]
    [InlineData("?name=a.csv&colour=red", "colour")]
    [InlineData("?name=a.csv&control-total=all", "control-total")]
    [InlineData("?name=a.csv&restate=maybe", "restate")]
    [InlineData("?name=a.csv&repeated=maybe", "repeated")]
    public async Task Words_that_are_not_known_are_named(string query, string word)
    {
        await using var server = new WebServer();

        using var response = await server.SendAsync(query, Bytes(March));

        var problem = await ExpectProblemAsync(response, HttpStatusCode.BadRequest);
        var error = Assert.Single(problem.GetProperty("errors").EnumerateObject());
        Assert.Equal(word, error.Name);
        Assert.Equal($"{word}: {error.Value[0].GetString()}", problem.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("150.00", HttpStatusCode.Created), InlineData("150.01", HttpStatusCode.UnprocessableEntity)]
    public async Task A_control_total_is_held_against_the_file(string total, HttpStatusCode status)
    {
        await using var server = new WebServer();

        using var response = await server.SendAsync($"?name=a.csv&control-total={total}", Bytes("month,customer,product,amount\n2024-03,Ann,Compute,100\n2024-03,Bob,Compute,50\n"));

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Questions_about_the_book_can_be_answered_beforehand()
    {
        await using var server = new WebServer();
        using (var first = await server.SendAsync("?name=a.csv", Bytes("month,customer,product,amount\n2024-03,Ann,Compute,100\n")))
            await server.Importer.CommitAsync((await WebServer.JsonAsync(first)).GetProperty("batch").GetInt32(), "ann", Cancellation);

        using var response = await server.SendAsync("?name=b.csv&restate=add&repeated=sum", Bytes("month,customer,product,amount\n2024-03,Ann,Compute,7\n2024-03,Ann,Compute,8\n"));

        Assert.Equal("staged", (await WebServer.JsonAsync(response)).GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task What_is_said_about_a_file_counts()
    {
        await using var server = new WebServer();

        using var response = await server.SendAsync(
            "?name=C:\\july\\own.csv&product=Compute&currency=eur&decimal=comma&month-order=dmy&map=amount:Net+Value", Bytes("Period;Payer;Net Value\n03/02/2024;Ann;1.234,50\n"));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var batch = await server.History.FindAsync(1, Cancellation);
        Assert.Equal("own.csv", batch!.FileName);
        Assert.Equal([new Month(2024, 2)], batch.Months);
        Assert.Equal(["Compute"], batch.Products);
        Assert.Equal([new Money(12_345_000, Currency.Parse("EUR"))], batch.Totals);
    }

    [Fact]
    public async Task A_sheet_of_a_workbook_is_named_in_the_address()
    {
        await using var server = new WebServer();
        var workbook = new TestWorkbook().Sheet("Notes", TestWorkbook.Row(1, "Made by Ann")).Sheet("July", TestWorkbook.Header() + TestWorkbook.Row(2, "2024-07", "Ann", "Compute", 12.5m)).Build();

        using var asked = await server.SendAsync("?name=july.xlsx", new ByteArrayContent(workbook));
        using var named = await server.SendAsync("?name=july.xlsx&sheet=July", new ByteArrayContent(workbook));

        var question = (await JsonAsync(asked)).GetProperty("questions")[0];
        Assert.Equal(("sheet", """["Notes","July"]"""), (question.GetProperty("code").GetString(), question.GetProperty("choices").GetRawText()));
        var answer = await JsonAsync(named);
        Assert.Equal(("staged", 1L), (answer.GetProperty("outcome").GetString(), answer.GetProperty("rows").GetInt64()));
        Assert.Equal("Other sheets of the workbook were not read: Notes.", answer.GetProperty("notes")[0].GetString());
        Assert.Equal([new Money(125_000, Currency.Usd)], (await server.History.FindAsync(2, Cancellation))!.Totals);
    }

    [Fact]
    public async Task A_form_is_refused_before_it_is_read()
    {
        await using var server = new WebServer();
        using var form = new MultipartFormDataContent { { Bytes(March), "file", "march.csv" } };

        using var response = await server.SendAsync("?name=march.csv", form);

        await ExpectProblemAsync(response, HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task The_same_rows_again_are_already_imported()
    {
        await using var server = new WebServer();
        using var first = await server.SendAsync("?name=march.csv", Bytes(March));
        Assert.Equal(BatchOutcome.Done, (await server.Importer.CommitAsync(1, "ann", Cancellation)).Outcome);

        using var again = await server.SendAsync("?name=march-2.csv", Bytes(March));

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        var answer = await JsonAsync(again);
        Assert.Equal((1, "already-imported"), (answer.GetProperty("batch").GetInt32(), answer.GetProperty("outcome").GetString()));
    }

    [Fact]
    public async Task Files_sent_at_once_all_arrive_and_none_mixes_with_another()
    {
        await using var server = new WebServer();
        var months = Enumerable.Range(1, 6);

        var responses = await Task.WhenAll(months.Select(month => server.SendAsync($"?name={month}.csv", Bytes($"month,customer,product,amount\n2024-{month:00},Ann,Compute,{month}.00\n"))));

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.Created, response.StatusCode));
        var batches = await server.History.ListAsync(Cancellation);
        Assert.Equal([1, 2, 3, 4, 5, 6], batches.Select(batch => batch.Id).Order());
        Assert.All(batches, batch => Assert.Equal(($"{batch.Months.Single().Number}.csv", batch.Months.Single().Number * Money.Scale), (batch.FileName, batch.Totals.Single().Units)));
    }

    [Fact]
    public async Task A_request_that_is_given_up_leaves_nothing()
    {
        await using var server = new WebServer();
        using var given = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var body = new Unending(Encoding.UTF8.GetBytes(March));
        var sending = server.SendAsync("?name=march.csv", new StreamContent(body), cancellation: given.Token);
        await body.Drained;

        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        using var next = await server.SendAsync("?name=march.csv", Bytes(March));
        Assert.Equal(1, (await JsonAsync(next)).GetProperty("batch").GetInt32());
        Assert.Single(await server.History.ListAsync(Cancellation));
    }

    [Fact]
    public async Task A_file_of_customers_comes_the_same_way()
    {
        await using var server = new WebServer();

        using var response = await server.SendAsync("?name=customers.csv", Bytes("customer,industry\nAnn,Retail\n"));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(FileKind.Customers, (await server.History.FindAsync(1, Cancellation))!.Kind);
    }

    private static async Task<JsonElement> ExpectProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return await JsonAsync(response);
    }

    private static ByteArrayContent Bytes(string text) => new(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };

    /// <summary>Gives its bytes, and then says neither that there are more nor that there are none.</summary>
    private sealed class Unending(byte[] bytes) : MemoryStream(bytes)
    {
        private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Drained => drained.Task;

        // No length to tell in a header.
        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            if (read > 0) return read;

            drained.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
