using Microsoft.AspNetCore.Components;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Components.Parts;
using RevenueDashboard.Web.Hosting;

namespace RevenueDashboard.Web.Components.Pages.Reference;

public sealed partial class ReferenceCustomerPage(ReferenceBook book, ReferenceEdits edits)
{
    /// <summary>So many names are offered while typing; any other can be typed whole.</summary>
    private const int MostOffered = 500;

    private readonly string namesId = PartId.Next("names");
    private IReadOnlyList<ReferenceCustomer> customers = [];
    private IReadOnlyList<ReferenceRole> roles = [];
    private IReadOnlyList<ReferenceSaying> said = [];
    private IReadOnlyList<ImportProblem> problems = [];
    private ReferenceCustomer? customer;
    private CustomerFields form = new();
    private string? other;
    private string message = "";
    private bool isMissing;
    private bool busy;

    /// <summary>Number of the customer in the book.</summary>
    [Parameter]
    public int Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (customer?.Id == Id) return;
        (customer, message, problems) = (null, "", []);
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        (var view, said) = await Task.Run(async () => (await book.LoadAsync(), await book.SaidOfCustomerAsync(Id)));
        (customers, roles) = (view.Customers, [.. view.Roles.Where(role => role.CounterpartyId == Id)]);
        customer = customers.FirstOrDefault(customer => customer.Id == Id);
        isMissing = customer is null;
        if (customer is not null) form = CustomerFields.Of(customer);
    }

    private async Task SaveAsync()
    {
        if (form.EditOf(customer!) is { } edit) await RunAsync(edit);
        else message = "Nothing was changed.";
    }

    private async Task SaveAliasAsync()
    {
        var key = Names.Key(other ?? "");
        var named = customers.Where(each => each.Id != Id && Names.Key(each.Name) == key).ToList();
        if (named.Count == 1) await RunAsync(ReferenceEdit.SameCustomer(customer!.Identity, named[0].Identity));
        else message = named.Count == 0
            ? "The book has no other customer of this name. Choose one of the names offered."
            : "Several customers have this name and differ in their id. Import a file of customers with their ids.";
    }

    private async Task RunAsync(ReferenceEdit edit)
    {
        (busy, message, problems) = (true, "", []);
        try
        {
            var result = await edits.SaveAsync(edit, LocalPerson.Name);
            (message, problems) = (result.Message, result.Problems);
            // What was refused stays in the form, to be corrected.
            if (result.Outcome == BatchOutcome.Done) await ReadAsync();
        }
        catch (BookBusyException problem)
        {
            message = problem.Message;
        }
        finally
        {
            busy = false;
        }
    }
}
